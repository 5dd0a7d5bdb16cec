#include "server/protocol/fingerprint.h"

#include <QTest>

namespace parlance {

class FingerprintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWrittenForEyesAndForLinks();
    void isReadInEveryForm();
    void isReadFromNothingElse_data();
    void isReadFromNothingElse();
};

namespace {

const QByteArray kValue =
    QByteArray::fromHex("00ff10203040506070800102030405060708fbefbe0a0b0c0d0e0f1112131415");
const QByteArray kText =
    "00:FF:10:20:30:40:50:60:70:80:01:02:03:04:05:06:07:08:FB:EF:BE:0A:0B:0C:"
    "0D:0E:0F:11:12:13:14:15";
const QByteArray kLink = "AP8QIDBAUGBwgAECAwQFBgcI----CgsMDQ4PERITFBU";

} // namespace

void FingerprintTest::isWrittenForEyesAndForLinks() {
    QCOMPARE(fingerprintText(kValue), kText);
    const QByteArray link = fingerprintLink(kValue);
    QCOMPARE(link.size(), 43);
    QCOMPARE(link, kLink);
}

void FingerprintTest::isReadInEveryForm() {
    for (const QByteArray& written :
         {kText, kText.toLower(), QByteArray(kText).replace(":", ""), kLink}) {
        QCOMPARE(parseFingerprint(written), std::optional(kValue));
    }
}

void FingerprintTest::isReadFromNothingElse_data() {
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* name, const QByteArray& written) {
        QTest::newRow(name) << written;
    };
    row("nothing", "");
    row("too short", kText.chopped(3));
    row("too long", kText + ":00");
    row("no digit", QByteArray(kText).replace('F', 'G'));
    row("colons elsewhere", QByteArray(kText).replace(0, 4, "00F:"));
    row("ordinary base64", QByteArray(kLink).replace('-', '+'));
    row("padding", kLink + '=');
    row("a space", QByteArray(kLink).replace(5, 1, " "));
    row("spare bits", QByteArray(kLink).replace(42, 1, "V"));
}

void FingerprintTest::isReadFromNothingElse() {
    QFETCH(QByteArray, written);
    QVERIFY(!parseFingerprint(written));
}

} // namespace parlance

QTEST_APPLESS_MAIN(parlance::FingerprintTest)
#include "fingerprint_test.moc"
