// Whatever the host simulates, nothing is lost and nothing is said twice.
#include "client/httpposter.h"
#include "server/protocol/simulatecodec.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliverySimulateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void whateverIsCutOrLateOrLostIsSaidAndShownOnce();
    void whatIsHeldComesByAnotherWay();
    void whatIsHeldComesWhenItIsHeldNoMore();
};

namespace {

// Listens again from where it was, whenever its link has ended.
class Stubborn {
public:
    Stubborn(const RoomUrl& room, Transport transport) : m_room(room), m_transport(transport) {
        open();
    }

    // Looks after the link, and says whether exactly these have been shown by now.
    bool hasSeen(const std::vector<QByteArray>& texts) {
        if (m_ear->isOver()) {
            ++failures;
            turnTo(m_transport);
        }
        return m_shown == texts;
    }
    // From the same place by another way.
    void turnTo(Transport transport) {
        m_transport = transport;
        m_breaches += m_ear->breaches;
        m_ear->close();
        open();
    }

    int failures = 0;
    QStringList breaches() const { return m_breaches + m_ear->breaches; }
    const std::vector<QByteArray>& shown() const { return m_shown; }

private:
    void open() {
        m_ear = std::make_unique<Ear>(
            m_transport, LinkContext{.http = &m_http, .room = m_room, .timings = briskTimings()});
        // A link that heard nothing has no place of its own to go on from.
        m_ear->onHello = [this](const Hello& hello) { m_place = hello.cursor; };
        m_ear->onMessage = [this](const Message& message) {
            m_place = message.cursor;
            m_shown.push_back(message.text);
        };
        m_ear->open({m_place, std::nullopt});
    }

    RoomUrl m_room;
    Transport m_transport;
    Http m_http;
    Start m_place = FromStart{};
    std::vector<QByteArray> m_shown;
    QStringList m_breaches;
    std::unique_ptr<Ear> m_ear;
};

void simulate(const TestServer& server, const Faults& faults) {
    QUrl url = server.room().page();
    url.setPath(QStringLiteral("/host/simulate"));
    Http http;
    std::optional<HttpAnswer> answer;
    const Http::Call call = http.post(Http::request(url, server.hostToken()),
                                      codec::encode(codec::SimulatedGuest{{}, faults}), kHardLimit,
                                      [&](const HttpAnswer& words) { answer = words; });
    require(eventually([&] { return answer.has_value(); }) && !answer->failure,
            "It is not simulated.");
}

// Says 1 to `messages` under their numbers, until each of them is acknowledged.
void insist(Guest& guest, Seq messages, const std::function<void()>& meanwhile) {
    const auto isDue = [&guest](Seq n) {
        const auto outcome = guest.outcomes.find(n);
        return outcome == guest.outcomes.end() || seqOf(outcome->second) == 0;
    };
    for (bool all = false; !all;) {
        all = true;
        for (Seq n = 1; n <= messages; ++n) {
            if (isDue(n)) {
                all = false;
                guest.say(PostFrame{QByteArray::number(n), n, guest.via()});
            }
        }
        require(eventually([&] {
                    meanwhile();
                    return guest.isQuiet();
                }),
                "A message was not answered.");
    }
}

// They hear by a stream that a proxy can hold.
bool canBeHeld(Transport transport) {
    return transport == Transport::Sse || transport == Transport::Stream;
}

} // namespace

void DeliverySimulateTest::whateverIsCutOrLateOrLostIsSaidAndShownOnce() {
    constexpr Seq kStep = 20;
    ServerOptions options;
    options.random = Random(seedOfRun());
    const TestServer server(options);
    const QByteArray seed = "PARLANCE_SEED=" + QByteArray::number(seedOfRun());
    // It speaks over HTTP, where an answer can be lost without the connection that it hears by.
    Guest writer(server, {.name = "Clio", .transport = Transport::ShortPoll});
    simulate(server, {.cutAfter = 20, .delay = 2, .drop = 3});
    Stubborn reader(server.room(), rowTransport());
    Seq said = 0;
    while (reader.failures < 3 && said < 100 * kStep) {
        said += kStep;
        insist(writer, said, [&reader] { reader.hasSeen({}); });
    }
    QVERIFY2(reader.failures >= 3, seed.constData());
    simulate(server, {});
    QVERIFY2(eventually([&] {
                 reader.hasSeen({});
                 return reader.shown().size() >= static_cast<std::size_t>(said);
             }),
             seed.constData());
    QCOMPARE(reader.breaches(), QStringList());
    // What was said again came later, so the order is another one.
    std::vector<QByteArray> shown = reader.shown();
    std::vector<QByteArray> all = numbers(1, said);
    std::ranges::sort(shown);
    std::ranges::sort(all);
    QVERIFY2(shown == all, seed.constData());
}

void DeliverySimulateTest::whatIsHeldComesByAnotherWay() {
    const std::vector<QByteArray> texts = numbers(1, 50);
    ServerOptions options;
    options.simulate.holdStreams = true;
    const TestServer server(options);
    Stubborn reader(server.room(), rowTransport());
    fill(server, texts);
    if (canBeHeld(rowTransport())) {
        QCOMPARE(reader.shown().size(), std::size_t(0));
        reader.turnTo(Transport::LongPoll);
    }
    QVERIFY(eventually([&] { return reader.hasSeen(texts); }));
    QCOMPARE(reader.breaches(), QStringList());
}

void DeliverySimulateTest::whatIsHeldComesWhenItIsHeldNoMore() {
    const std::vector<QByteArray> texts = numbers(1, 50);
    const TestServer server;
    Stubborn reader(server.room(), rowTransport());
    fill(server, {"1"});
    QVERIFY(eventually([&] { return reader.hasSeen({"1"}); }));
    simulate(server, {.holdStreams = true});
    fill(server, numbers(2, 50));
    if (canBeHeld(rowTransport())) {
        QCOMPARE(reader.shown().size(), std::size_t(1));
    }
    simulate(server, {});
    QVERIFY(eventually([&] { return reader.hasSeen(texts); }));
    QCOMPARE(reader.failures, 0);
    QCOMPARE(reader.breaches(), QStringList());
}

QTEST_GUILESS_MAIN(DeliverySimulateTest)
#include "delivery_simulate_test.moc"
