// Many messages at once.
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryLoadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void tenThousandMessagesWithSixtyFourInFlightArriveOnceAndInOrder();
    void sixtyFourSendersByHttpLoseNothing();
};

namespace {

// One outbox: its messages go out one after the other, beside those of others.
struct Outbox {
    Outbox(Http& http, const Guest& owner, int number)
        : via("box" + QByteArray::number(number))
        , poster(http, owner.room(), owner.token(), briskTimings()) {}

    void say(int messages) {
        for (int n = 1; n <= messages; ++n) {
            poster.post({QByteArray::number(n), n, via}, [this](const Poster::Outcome& outcome) {
                taken += errorOf(outcome) == Error::None ? 1 : 0;
                ++answered;
            });
        }
    }

    QByteArray via;
    HttpPoster poster;
    int answered = 0;
    int taken = 0;
};

// An access manager opens six connections and no more, so the outboxes share several.
constexpr int kOutboxes = 64;
constexpr int kOutboxesPerHttp = 6;

} // namespace

void DeliveryLoadTest::tenThousandMessagesWithSixtyFourInFlightArriveOnceAndInOrder() {
    const TestServer server;
    Guest reader(server);
    Guest writer(server, {.name = "Clio", .transport = Transport::WebSocket});
    const std::vector<QByteArray> texts = numbers(1, 10'000);
    QVERIFY2(sayAll(writer, texts, 64), writer.complaints().constData());
    QCOMPARE(compare(reader, texts), QByteArray());
    QCOMPARE(compare(writer, texts), QByteArray());
    for (const auto& [n, outcome] : writer.outcomes) {
        QCOMPARE(seqOf(outcome), n);
    }
}

void DeliveryLoadTest::sixtyFourSendersByHttpLoseNothing() {
    constexpr int kEach = 20;
    const TestServer server;
    Guest reader(server, "Ana");
    std::vector<std::unique_ptr<Http>> https;
    std::vector<std::unique_ptr<Outbox>> outboxes;
    for (int i = 0; i < kOutboxes; ++i) {
        if (i % kOutboxesPerHttp == 0) {
            https.push_back(std::make_unique<Http>());
        }
        outboxes.push_back(std::make_unique<Outbox>(*https.back(), reader, i));
        outboxes.back()->say(kEach);
    }
    for (const auto& outbox : outboxes) {
        QVERIFY(eventually([&] { return outbox->answered == kEach; }));
        QCOMPARE(outbox->taken, kEach);
    }
    QVERIFY(eventually([&] { return reader.shown.size() >= kOutboxes * kEach; }));
    QCOMPARE(reader.complaints(), QByteArray());
    QCOMPARE(reader.shown.size(), std::size_t(kOutboxes * kEach));
    std::map<QByteArray, qint64> last;
    for (const Message& message : reader.shown) {
        QCOMPARE(message.n, ++last[message.via]);
    }
}

QTEST_GUILESS_MAIN(DeliveryLoadTest)
#include "delivery_load_test.moc"
