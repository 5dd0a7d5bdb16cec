// The server stops with a goodbye, and after a start everything goes on.
#include "client/reason.h"
#include "tests/delivery/history.h"
#include "tests/delivery/hostview.h"
#include "tests/support/eventually.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryRestartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(Schemes::Both); }
    void aStopSaysByeToEverybody();
    void afterARestartReadersGoOnFromTheirPositions();
    void aStopInTheMiddleOfSendingLosesNothing();
};

namespace {

using Guests = std::vector<std::unique_ptr<Guest>>;

bool areOver(const Guests& guests) {
    return std::ranges::all_of(guests, [](const auto& guest) { return guest->ear().isOver(); });
}

// What a short poll meets that asks while the server ends, or after it.
bool isPlannedEnd(const Failure& failure) {
    return failure.code == Error::ShuttingDown || failure.kind == Failure::Kind::Unreachable ||
           failure.kind == Failure::Kind::Broken;
}

// Says again whatever was not taken, under its old number.
void sayAgain(Guest& guest, const std::vector<QByteArray>& texts) {
    for (qint64 n = 1; n <= qint64(texts.size()); ++n) {
        const auto outcome = guest.outcomes.find(n);
        if (outcome == guest.outcomes.end() || errorOf(outcome->second) != Error::None) {
            guest.outcomes.erase(n);
            guest.say(PostFrame{texts[std::size_t(n - 1)], n, guest.via()});
        }
    }
}

} // namespace

void DeliveryRestartTest::aStopSaysByeToEverybody() {
    TestServer server;
    Guests guests;
    for (const char* name : {"Ana", "Bo", "Cleo", "Dan", "Eve"}) {
        guests.push_back(std::make_unique<Guest>(server, name));
    }
    QVERIFY(sayAll(*guests.front(), numbers(1, 3)));
    for (const auto& guest : guests) {
        QCOMPARE(compare(*guest, numbers(1, 3)), QByteArray());
    }
    const bool isOpen = rowTransport() != Transport::ShortPoll;
    // A long poll may be between two questions.
    QVERIFY(!isOpen || eventually([&] {
        return openOn(server, rowTransport()) == static_cast<int>(guests.size());
    }));
    server.stop();
    QVERIFY(eventually([&] { return areOver(guests); }));
    std::set<qint64> pauses;
    for (const auto& guest : guests) {
        const Ear& ear = guest->ear();
        if (!isOpen) {
            QVERIFY2(isPlannedEnd(*ear.failure), qPrintable(reasonOf(*ear.failure)));
            continue;
        }
        QVERIFY2(ear.bye, guest->complaints().constData());
        QCOMPARE(ear.bye->reason, "shutdown");
        QVERIFY(ear.bye->retry >= 1'000 && ear.bye->retry < 5'000);
        pauses.insert(ear.bye->retry);
    }
    // Two of five may meet, all of them may not.
    QVERIFY(!isOpen || pauses.size() > 1);
}

void DeliveryRestartTest::afterARestartReadersGoOnFromTheirPositions() {
    TestServer server;
    Guest ana(server, "Ana");
    Guest reader(server);
    QVERIFY(sayAll(ana, numbers(1, 10)));
    QCOMPARE(compare(reader, numbers(1, 10)), QByteArray());
    QCOMPARE(compare(ana, numbers(1, 10)), QByteArray());
    const QByteArray epoch = reader.ear().hellos.front().cursor.epoch;
    server.stop();
    QVERIFY(eventually([&] { return reader.ear().isOver() && ana.ear().isOver(); }));
    server.start();
    reader.comeBack();
    const Hello& hello = reader.ear().hellos.front();
    if (rowStorage() == Storage::File) {
        QVERIFY(hello.resume == Resume::Ok);
        QCOMPARE(hello.cursor, (Cursor{epoch, 10}));
    } else {
        QVERIFY(hello.resume == Resume::Reset);
        QVERIFY(hello.cursor.epoch != epoch);
        // Nobody knows her any more, so she joins again.
        QVERIFY(errorOf(ana.sayAndWait("x")) != Error::None);
        ana.outcomes.clear();
        ana.join("Ana");
    }
    ana.comeBack();
    QVERIFY2(sayAll(ana, numbers(11, 15)), ana.complaints().constData());
    QCOMPARE(compare(reader, numbers(1, 15)), QByteArray());
    QCOMPARE(compare(ana, numbers(1, 15)), QByteArray());
    QCOMPARE(reader.ear().hellos.size(), 1);
}

void DeliveryRestartTest::aStopInTheMiddleOfSendingLosesNothing() {
    if (rowStorage() == Storage::Memory) {
        QSKIP("A memory is gone with its server.");
    }
    const std::vector<QByteArray> texts = numbers(1, 400);
    TestServer server;
    Guest ana(server, "Ana");
    Guest reader(server);
    {
        const Speech speech(ana, texts, 32);
        QVERIFY(eventually([&] { return reader.shown.size() >= 100; }));
        server.stop();
        // Every answer came before the goodbye; what was never taken has failed.
        QVERIFY(eventually([&] { return speech.isOver(); }));
    }
    server.start();
    ana.comeBack();
    sayAgain(ana, texts);
    QVERIFY(eventually([&] { return ana.isQuiet(); }));
    QVERIFY(eventually([&] { return reader.ear().isOver(); }));
    reader.comeBack();
    QCOMPARE(compare(reader, texts), QByteArray());
    for (const auto& [n, outcome] : ana.outcomes) {
        QCOMPARE(seqOf(outcome), n);
    }
}

QTEST_GUILESS_MAIN(DeliveryRestartTest)
#include "delivery_restart_test.moc"
