// Whoever says too much at once is told to wait: nobody is cut, nobody else hears of it, and
// nothing is lost.
#include "client/outbox.h"
#include "server/protocol/limits.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;
using namespace std::chrono_literals;

class DeliveryRatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void tooMuchAtOnceIsRefusedWithItsWaitAndNobodyIsCut();
    void anOutboxWaitsAndLosesNothing();
};

namespace {

constexpr int kBurst = limits::kPosts.burst;

// Says a burst and more at once, again and again: as much as one person can, on however slow a
// machine.
class Flood {
public:
    Flood(const TestServer& server, const QByteArray& token)
        : m_link(makeLink(Transport::WebSocket, {.http = &m_http,
                                                 .room = server.room(),
                                                 .token = token,
                                                 .timings = briskTimings()})) {
        m_link->open({FromNow{}, std::nullopt});
        require(eventually([this] { return m_link->isOpen(); }), "The flood has no way.");
        m_poster = std::make_unique<WebSocketPoster>(static_cast<WebSocketLink&>(*m_link));
    }

    void goOn() {
        while (m_unanswered < 2 * kBurst) {
            ++m_unanswered;
            m_poster->post({"flood", ++m_n, "flood"}, [this](const Poster::Outcome& outcome) {
                --m_unanswered;
                refused = refused || errorOf(outcome) == Error::RateLimited;
            });
        }
    }
    bool isOpen() const { return m_link->isOpen(); }

    bool refused = false;

private:
    Http m_http;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<Poster> m_poster;
    qint64 m_n = 0;
    int m_unanswered = 0;
};

} // namespace

void DeliveryRatesTest::tooMuchAtOnceIsRefusedWithItsWaitAndNobodyIsCut() {
    TestServer server({}, TestServer::Rates::Limited);
    Guest talker(server, "Ana");
    Guest calm(server, "Bo");
    Flood flood(server, talker.token());
    // In the row's way the same person is refused as well, sooner or later.
    std::optional<Failure> refusal;
    QVERIFY(eventually([&] {
        flood.goOn();
        if (talker.isQuiet()) {
            talker.say("x");
        }
        for (const auto& [n, outcome] : talker.outcomes) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                refusal = *failure;
            }
        }
        return refusal && flood.refused;
    }));
    QCOMPARE(refusal->code, Error::RateLimited);
    QCOMPARE(refusal->httpStatus, 429);
    QVERIFY(!refusal->isFinal());
    QVERIFY(refusal->retryAfter && *refusal->retryAfter > 0ms && *refusal->retryAfter <= 1s);
    QVERIFY(eventually([&] { return talker.isQuiet(); }));
    talker.outcomes.clear(); // It is no complaint.
    QVERIFY(seqOf(calm.sayAndWait("unharmed")) > 0);
    QVERIFY(flood.isOpen());
    QCOMPARE(talker.complaints(), QByteArray());
    QCOMPARE(calm.complaints(), QByteArray());
}

void DeliveryRatesTest::anOutboxWaitsAndLosesNothing() {
    TestServer server({}, TestServer::Rates::Limited);
    Guest reader(server, "Ana");
    const std::vector<QByteArray> texts = numbers(1, 2 * kBurst);
    // In the row's way, as a session would: over the WebSocket that hears, or by HTTP.
    Http http;
    std::unique_ptr<Link> link = makeLink(
        Transport::WebSocket,
        {.http = &http, .room = server.room(), .token = reader.token(), .timings = briskTimings()});
    Outbox outbox{Random()};
    if (rowTransport() == Transport::WebSocket) {
        link->open({FromNow{}, std::nullopt});
        QVERIFY(eventually([&] { return link->isOpen(); }));
        outbox.use(std::make_unique<WebSocketPoster>(static_cast<WebSocketLink&>(*link)));
    } else {
        outbox.use(std::make_unique<HttpPoster>(http, server.room(), reader.token()));
    }
    for (const QByteArray& text : texts) {
        QVERIFY(outbox.add(text));
    }
    // Who waits for a minute finds a full bucket; the outbox itself waits as long as it was told.
    QVERIFY(eventually([&] { return reader.shown.size() >= std::size_t(kBurst); }));
    server.letTimePass(1min);
    QVERIFY(eventually([&] { return outbox.isEmpty() && reader.shown.size() >= texts.size(); }));
    QVERIFY(reader.texts() == texts);
    outbox.use(nullptr);
    QCOMPARE(reader.complaints(), QByteArray());
}

QTEST_GUILESS_MAIN(DeliveryRatesTest)
#include "delivery_rates_test.moc"
