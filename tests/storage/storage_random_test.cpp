// Faults at random. PARLANCE_SEED=123 repeats a run.
#include "tests/storage/storefixture.h"

#include <QTest>

#include <map>

using namespace parlance;

class StorageRandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAcknowledgedIsThereOnceAndNothingElseIs();
};

namespace {

constexpr int kAppends = 2000;

quint32 chooseSeed() {
    bool given = false;
    const quint32 seed = qEnvironmentVariable("PARLANCE_SEED").toUInt(&given);
    return given ? seed : QRandomGenerator::system()->generate();
}

// Large enough for the write-ahead log to be carried over now and then.
Draft randomDraft(QRandomGenerator& random, int number) {
    const QByteArray text =
        QByteArray::number(number) + ' ' + QByteArray(random.bounded(8000), 'x');
    return random.bounded(2) == 0 ? numbered(number, text) : draft(text);
}

} // namespace

void StorageRandomTest::whatIsAcknowledgedIsThereOnceAndNothingElseIs() {
    const quint32 seed = chooseSeed();
    qInfo("PARLANCE_SEED=%u", seed);
    QRandomGenerator random(seed);
    StoreFixture fixture(StoreFixture::Medium::FaultyFile);
    fixture.makeRoom();

    std::map<Seq, QByteArray> acknowledged;
    int sent = 0;
    int refused = 0;
    for (int i = 0; i < kAppends; ++i) {
        fixture.faults().failRandomly(random.generate(), random.bounded(1, 300));
        std::vector<Draft> drafts;
        for (int count = random.bounded(1, 9); count > 0; --count) {
            drafts.push_back(randomDraft(random, ++sent));
        }
        for (const Outcome& outcome : fixture.append(std::move(drafts))) {
            if (outcome.error != Error::None) {
                ++refused;
                continue;
            }
            const Message& message = *outcome.message;
            QVERIFY(!outcome.repeat);
            QVERIFY(acknowledged.emplace(message.cursor.seq, message.text).second);
        }
    }
    qInfo("%d of %d refused, %d operations failed", refused, sent, fixture.faults().failures());
    fixture.faults().heal();

    for (int round = 0; round < 2; ++round) {
        const std::vector<Message> all = fixture.readAll(roomName());
        QCOMPARE(seqsOf(all), seqsFrom(1, Seq(acknowledged.size())));
        for (const Message& message : all) {
            QCOMPARE(message.text, acknowledged.at(message.cursor.seq));
        }
        fixture.close();
        fixture.open();
    }
}

QTEST_GUILESS_MAIN(StorageRandomTest)
#include "storage_random_test.moc"
