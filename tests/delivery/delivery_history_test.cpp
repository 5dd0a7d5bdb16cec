// History backwards, what is told where some of it is gone, and where it is another one.
#include "server/protocol/limits.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>
#include <QUrlQuery>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void pagesBackwardsJoinToTheWholeHistory();
    void aGapIsToldAfterATrim();
    void aReaderOfTheLiveRoomNoticesNothingOfATrim();
    void aForeignEpochIsToldAsAReset();
    void aPositionBeyondTheHeadIsToldAsAReset();
};

namespace {

constexpr qint64 kKept = 10;
constexpr std::chrono::seconds kTrimEvery{10};

ServerOptions keepingFew() {
    ServerOptions options;
    options.retention.entries = kKept;
    return options;
}

codec::ReceivedAnswer pageBefore(Guest& guest, const Cursor& before, int limit) {
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("before"), QString::fromLatin1(before.toBytes()));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    QUrl url = guest.room().events();
    url.setQuery(query);
    const auto page = codec::decodeAnswer(guest.get(url).body);
    require(page.has_value(), "A page cannot be read.");
    return *page;
}

// Page by page to the very beginning.
std::vector<QByteArray> allBackwards(Guest& guest, Cursor before, int limit) {
    std::vector<QByteArray> texts;
    while (true) {
        const codec::ReceivedAnswer page = pageBefore(guest, before, limit);
        std::vector<QByteArray> part;
        for (const Message& message : page.entries) {
            part.push_back(message.text);
        }
        texts.insert(texts.begin(), part.begin(), part.end());
        if (part.empty() || page.entries.front().cursor.seq == page.answer.oldest) {
            return texts;
        }
        before = page.answer.cursor;
    }
}

// Lets the retention apply and waits until it has.
bool trim(TestServer& server, Guest& guest, Seq oldest) {
    server.letTimePass(kTrimEvery);
    return eventually([&] {
        const Cursor head{guest.ear().hellos.front().cursor.epoch, 1};
        return pageBefore(guest, head, 1).answer.oldest == oldest;
    });
}

} // namespace

void DeliveryHistoryTest::pagesBackwardsJoinToTheWholeHistory() {
    constexpr Seq kHead = limits::kTailEntries + 130;
    const TestServer server;
    fill(server, numbers(1, kHead));
    Guest guest(server);
    const QByteArray epoch = guest.ear().hellos.front().cursor.epoch;
    for (const int limit : {49, 200, 500, 5000}) {
        QCOMPARE(allBackwards(guest, {epoch, kHead + 1}, limit), numbers(1, kHead));
    }
    QCOMPARE(allBackwards(guest, {epoch, 12}, 1), numbers(1, 11));
    QVERIFY(pageBefore(guest, {epoch, 1}, 50).entries.empty());
    QVERIFY(pageBefore(guest, {"000000000000", 5}, 50).answer.resume == Resume::Reset);
}

void DeliveryHistoryTest::aGapIsToldAfterATrim() {
    TestServer server(keepingFew());
    fill(server, numbers(1, 30));
    Guest guest(server, "Ana");
    const QByteArray epoch = guest.ear().hellos.front().cursor.epoch;
    QVERIFY(trim(server, guest, 21));
    struct Case {
        Seq place;
        qint64 missed;
    };
    for (const auto& [place, missed] : {Case{0, 20}, Case{5, 15}, Case{19, 1}}) {
        guest.listenFrom(Cursor{epoch, place});
        QCOMPARE(compare(guest, numbers(21, 30)), QByteArray());
        const Hello& hello = guest.ear().hellos.back();
        QVERIFY(hello.resume == Resume::Gap);
        QCOMPARE(hello.missed, missed);
        QCOMPARE(hello.oldest, 21);
    }
    guest.listenFrom(Cursor{epoch, 20});
    QCOMPARE(compare(guest, numbers(21, 30)), QByteArray());
    QVERIFY(guest.ear().hellos.back().resume == Resume::Ok);
    guest.listenFrom(FromStart{});
    QCOMPARE(compare(guest, numbers(21, 30)), QByteArray());
    QVERIFY(guest.ear().hellos.back().resume == Resume::Ok);
    QCOMPARE(allBackwards(guest, {epoch, 31}, 3), numbers(21, 30));
}

void DeliveryHistoryTest::aReaderOfTheLiveRoomNoticesNothingOfATrim() {
    TestServer server(keepingFew());
    Guest guest(server, "Ana");
    QVERIFY(sayAll(guest, numbers(1, 30)));
    QCOMPARE(compare(guest, numbers(1, 30)), QByteArray());
    QVERIFY(trim(server, guest, 21));
    QVERIFY(sayAll(guest, numbers(31, 60)));
    QCOMPARE(compare(guest, numbers(1, 60)), QByteArray());
    QCOMPARE(guest.ear().hellos.size(), 1);
}

void DeliveryHistoryTest::aForeignEpochIsToldAsAReset() {
    const TestServer server;
    fill(server, numbers(1, 60));
    Guest guest(server, "Ana");
    const QByteArray epoch = guest.ear().hellos.front().cursor.epoch;
    guest.listenFrom(Cursor{"000000000000", 7});
    QCOMPARE(compare(guest, numbers(60 - limits::kFirstEntries + 1, 60)), QByteArray());
    const Hello hello = guest.ear().hellos.front();
    QVERIFY(hello.resume == Resume::Reset);
    QCOMPARE(hello.missed, 0);
    QCOMPARE(hello.cursor, (Cursor{epoch, 60 - limits::kFirstEntries}));
    // From there on it is a reader like any other.
    QVERIFY(sayAll(guest, numbers(61, 62)));
    QCOMPARE(compare(guest, numbers(60 - limits::kFirstEntries + 1, 62)), QByteArray());
    QCOMPARE(guest.ear().hellos.size(), 1);
}

void DeliveryHistoryTest::aPositionBeyondTheHeadIsToldAsAReset() {
    const TestServer server;
    fill(server, numbers(1, 60));
    Guest guest(server);
    const QByteArray epoch = guest.ear().hellos.front().cursor.epoch;
    guest.listenFrom(Cursor{epoch, 61});
    QCOMPARE(compare(guest, numbers(60 - limits::kFirstEntries + 1, 60)), QByteArray());
    QVERIFY(guest.ear().hellos.front().resume == Resume::Reset);
    // Backwards, the first place that there cannot be is the one behind the next entry's.
    const codec::ReceivedAnswer page = pageBefore(guest, {epoch, 62}, 50);
    QVERIFY(page.answer.resume == Resume::Reset);
    QVERIFY(page.entries.empty());
    QCOMPARE(page.answer.cursor, (Cursor{epoch, 60}));
    QVERIFY(pageBefore(guest, {epoch, 61}, 50).answer.resume == Resume::Ok);
}

QTEST_GUILESS_MAIN(DeliveryHistoryTest)
#include "delivery_history_test.moc"
