#include "client/trust.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace parlance {
namespace {

const QByteArray kOne(32, '1');
const QByteArray kTwo(32, '2');
const RoomUrl kRoom = *RoomUrl::parse(QStringLiteral("https://h:8080/rooms/x"));

} // namespace

class TrustTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void aServerNeverMetIsUnknown();
    void aLinkIsTrustedOnFirstUse();
    void whatIsRememberedGoesForEveryLinkWithoutAFingerprint();
    void aLinkThatContradictsTheMemoryIsAChange();
    void serversAreToldApart();
    void aNewCertificateTakesThePlaceOfTheOld();
    void survivesAFileThatIsNotItsOwn();
    void saysWhereItCannotWrite();

private:
    TrustStore store() const {
        return TrustStore(m_directory->filePath(QStringLiteral("below/certificates")));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TrustTest::aServerNeverMetIsUnknown() {
    QCOMPARE(store().judge(kRoom), Trust::Unknown);
    QVERIFY(store().completed(kRoom).fingerprint().isEmpty());
}

void TrustTest::aLinkIsTrustedOnFirstUse() {
    QCOMPARE(store().judge(kRoom.withFingerprint(kOne)), Trust::Trusted);
    QCOMPARE(store().completed(kRoom.withFingerprint(kOne)).fingerprint(), kOne);
}

void TrustTest::whatIsRememberedGoesForEveryLinkWithoutAFingerprint() {
    QVERIFY(store().remember(kRoom.origin(), kOne));
    QCOMPARE(store().judge(kRoom), Trust::Trusted);
    QCOMPARE(store().completed(kRoom).fingerprint(), kOne);
    const RoomUrl other = kRoom.other(*RoomName::parse("y"));
    QCOMPARE(store().completed(other).fingerprint(), kOne);
    // In the clear there is no certificate.
    const RoomUrl plain = *RoomUrl::parse(QStringLiteral("http://h:8080/rooms/x"));
    QVERIFY(store().completed(plain).fingerprint().isEmpty());
}

void TrustTest::aLinkThatContradictsTheMemoryIsAChange() {
    QVERIFY(store().remember(kRoom.origin(), kOne));
    QCOMPARE(store().judge(kRoom.withFingerprint(kOne)), Trust::Trusted);
    QCOMPARE(store().judge(kRoom.withFingerprint(kTwo)), Trust::Changed);
}

void TrustTest::serversAreToldApart() {
    QVERIFY(store().remember(kRoom.origin(), kOne));
    for (const char* other : {"https://h:8081/rooms/x", "https://i:8080/rooms/x"}) {
        QCOMPARE(store().judge(*RoomUrl::parse(QString::fromLatin1(other))), Trust::Unknown);
    }
}

void TrustTest::aNewCertificateTakesThePlaceOfTheOld() {
    QVERIFY(store().remember(QStringLiteral("https://other:1"), kTwo));
    QVERIFY(store().remember(kRoom.origin(), kOne));
    QVERIFY(store().remember(kRoom.origin(), kTwo));
    QCOMPARE(store().find(kRoom.origin()), kTwo);
    QCOMPARE(store().find(QStringLiteral("https://other:1")), kTwo);
}

void TrustTest::survivesAFileThatIsNotItsOwn() {
    const QString path = m_directory->filePath(QStringLiteral("strange"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xff garbage\n\nhttps://h:8080 AB:CD\nhttps://h:8080\n");
    file.close();
    TrustStore strange(path);
    QVERIFY(strange.find(kRoom.origin()).isEmpty());
    QVERIFY(strange.remember(kRoom.origin(), kOne));
    QCOMPARE(strange.find(kRoom.origin()), kOne);
}

void TrustTest::saysWhereItCannotWrite() {
    QVERIFY(!TrustStore(QStringLiteral("/proc/nowhere/certificates")).remember({}, kOne));
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::TrustTest)
#include "trust_test.moc"
