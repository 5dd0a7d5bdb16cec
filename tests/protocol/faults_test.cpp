#include "server/protocol/faults.h"

#include "server/protocol/simulatecodec.h"

#include <QTest>

using namespace parlance;

namespace {

const Faults kAll{.refuseWebSocket = true,
                  .refuseStreams = true,
                  .holdStreams = true,
                  .cutAfter = 5000,
                  .delay = 300,
                  .drop = 10};

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWordsAreUnderstood();
    void otherWordsAreTold_data();
    void otherWordsAreTold();
    void twoAreCombined();
    void bothSidesReadTheSame();
};

void FaultsTest::theWordsAreUnderstood() {
    // What is printed as help is what is understood.
    const auto all = parseFaults(kFaultWords);
    QVERIFY(all);
    QCOMPARE(*all, kAll);
    QCOMPARE(*parseFaults("delay=1s"), Faults{.delay = 1000});
    QCOMPARE(*parseFaults("drop=1/1"), Faults{.drop = 1});
    QCOMPARE(*parseFaults("cut-after=3600s"), Faults{.cutAfter = 3'600'000});
}

void FaultsTest::otherWordsAreTold_data() {
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("wrong");
    const auto row = [](const char* words, const char* wrong) {
        QTest::newRow(words) << QByteArray(words) << QByteArray(wrong);
    };
    row("", "");
    row("rain", "rain");
    row("hold-streams,", "");
    row("hold-streams, rain ,delay=1s", "rain");
    row("hold-streams=1", "hold-streams=1");
    row("delay", "delay");
    row("delay=", "delay=");
    row("delay=s", "delay=s");
    row("delay=5", "delay=5");
    row("delay=-5s", "delay=-5s");
    row("delay=0ms", "delay=0ms");
    row("delay=1.5s", "delay=1.5s");
    row("cut-after=3601s", "cut-after=3601s");
    row("drop=10", "drop=10");
    row("drop=1/0", "drop=1/0");
    row("drop=2/10", "drop=2/10");
    row("drop=1/9999999999", "drop=1/9999999999");
}

void FaultsTest::otherWordsAreTold() {
    QFETCH(QByteArray, words);
    const auto faults = parseFaults(words);
    QVERIFY(!faults);
    QTEST(faults.error(), "wrong");
}

void FaultsTest::twoAreCombined() {
    QVERIFY(!Faults().any());
    QCOMPARE(combined(kAll, {}), kAll);
    QCOMPARE(combined({}, kAll), kAll);
    QCOMPARE(combined({.delay = 1}, {.holdStreams = true, .delay = 2, .drop = 3}),
             (Faults{.holdStreams = true, .delay = 1, .drop = 3}));
}

void FaultsTest::bothSidesReadTheSame() {
    const codec::Simulated simulated{
        .everybody = {.delay = 300},
        .guests = {{"qqhoucrv67j7", kAll}, {"127.0.0.1", {.drop = 2}}}};
    const codec::Simulated read = codec::simulatedFrom(codec::object(simulated));
    QCOMPARE(read.everybody, simulated.everybody);
    QCOMPARE(read.guests.size(), std::size_t(2));
    QCOMPARE(read.guests[0].guest, QByteArray("qqhoucrv67j7"));
    QCOMPARE(read.guests[0].faults, kAll);
    QCOMPARE(read.guests[1].faults, Faults{.drop = 2});
    for (const QByteArray& guest : {QByteArray(), QByteArray("127.0.0.1")}) {
        const auto wanted =
            codec::decodeSimulate(codec::encode(codec::SimulatedGuest{guest, kAll}));
        QVERIFY(wanted);
        QCOMPARE(wanted->guest, guest);
        QCOMPARE(wanted->faults, kAll);
        QCOMPARE(*codec::decodeGuest(codec::encodeGuest(guest)), guest);
    }
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
