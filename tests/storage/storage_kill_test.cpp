// kill -9: what was acknowledged is there, and the next start works at once.
#include "tests/storage/storefixture.h"

#include <QProcess>
#include <QTest>

using namespace parlance;

class StorageKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterAKillEverythingAcknowledgedIsThere();
};

void StorageKillTest::afterAKillEverythingAcknowledgedIsThere() {
    StoreFixture fixture(StoreFixture::Medium::File);
    fixture.close();
    Seq last = 0;
    for (int round = 1; round <= 3; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(STORAGE_WRITER), {fixture.directory()});
        const Seq enough = last + 1000;
        QByteArray line;
        while (line.toLongLong() < enough) {
            while (!writer.canReadLine()) {
                QVERIFY(writer.waitForReadyRead());
            }
            line = writer.readLine();
        }
        const auto second = fixture.tryOpen();
        QVERIFY(!second);
        QVERIFY(second.error().message.contains("is in use by another program (storage_writer"));

        writer.kill();
        QVERIFY(writer.waitForFinished());
        while (writer.canReadLine()) {
            line = writer.readLine();
        }

        fixture.open();
        const std::vector<Message> all = fixture.readAll(roomName());
        QVERIFY(Seq(all.size()) >= line.toLongLong());
        last = Seq(all.size());
        QCOMPARE(seqsOf(all), seqsFrom(1, last));
        fixture.close();
    }
}

QTEST_GUILESS_MAIN(StorageKillTest)
#include "storage_kill_test.moc"
