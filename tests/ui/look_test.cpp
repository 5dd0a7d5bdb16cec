// What is made from text and colour alone.
#include "tests/ui/conversationfixture.h"
#include "tests/ui/uitest.h"
#include "ui/avatar.h"
#include "ui/colors.h"
#include "ui/messages/links.h"
#include "ui/qrcode.h"

namespace parlance {

class LookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyColourCanBeRead_data();
    void everyColourCanBeRead();
    void initialsAreWholeCharacters();
    void findsLinksInSentences();
    void messagesOfOneAuthorFormAGroup();
    void daysAndNotesSeparate();
    void aCodeHasNoMoreThanItNeeds();
};

void LookTest::everyColourCanBeRead_data() {
    QTest::addColumn<QPalette>("palette");
    QPalette light;
    light.setColor(QPalette::Base, Qt::white);
    light.setColor(QPalette::Text, Qt::black);
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x22));
    dark.setColor(QPalette::Text, QColor(0xe8, 0xe8, 0xea));
    for (const QColor& accent : {QColor(0x30, 0x8c, 0xc6), QColor(Qt::yellow), QColor(Qt::black)}) {
        light.setColor(QPalette::Highlight, accent);
        dark.setColor(QPalette::Highlight, accent);
        QTest::addRow("light, %s", qPrintable(accent.name())) << light;
        QTest::addRow("dark, %s", qPrintable(accent.name())) << dark;
    }
}

void LookTest::everyColourCanBeRead() {
    QFETCH(QPalette, palette);
    const Colors colors(palette);
    QVERIFY(contrast(colors.text, colors.bubble) >= kReadable);
    QVERIFY(contrast(readable(colors.text, colors.ownBubble), colors.ownBubble) >= kReadable);
    QVERIFY(contrast(colors.faint, colors.background) >= kReadable);
    QVERIFY(contrast(colors.accent, colors.background) >= 4);
    QVERIFY(contrast(colors.warning, colors.background) >= kReadable);
    for (int i = 0; i < 2'000; ++i) {
        const QByteArray cid = "c" + QByteArray::number(i);
        QVERIFY(contrast(personColor(cid), Qt::white) >= kReadable);
        QVERIFY(contrast(personColor(cid, colors.background), colors.background) >= kReadable);
    }
}

void LookTest::initialsAreWholeCharacters() {
    QCOMPARE(initials(QStringLiteral("Ana Lima")), QStringLiteral("AL"));
    QCOMPARE(initials(QStringLiteral("ana maria lima")), QStringLiteral("AL"));
    QCOMPARE(initials(QStringLiteral("bo")), QStringLiteral("B"));
    QCOMPARE(initials(QStringLiteral("Ana 2")), QStringLiteral("A2"));
    QCOMPARE(initials(QStringLiteral("👩‍🚀 Eva")), QStringLiteral("👩‍🚀E"));
    QCOMPARE(initials(QStringLiteral("  ")), QStringLiteral("?"));
}

void LookTest::findsLinksInSentences() {
    const auto found = [](const char* text) {
        QStringList urls;
        for (const TextLink& link : findLinks(QString::fromUtf8(text))) {
            urls.append(link.url.toString());
        }
        return urls.join(u' ');
    };
    QCOMPARE(found("see http://a.test/x, and https://b.test."),
             QStringLiteral("http://a.test/x https://b.test"));
    QCOMPARE(found("(http://a.test/x)"), QStringLiteral("http://a.test/x"));
    QCOMPARE(found("http://a.test/x_(y)"), QStringLiteral("http://a.test/x_(y)"));
    QCOMPARE(found("javascript:alert(1) file:///etc/passwd ftp://a.test"), QString());
    QCOMPARE(found("http://"), QString());
}

void LookTest::messagesOfOneAuthorFormAGroup() {
    MessageModel model;
    model.append({message(1, "a", "x", kBeginning), message(2, "a", "x", kBeginning + kMinute),
                  message(3, "b", "x", kBeginning + kMinute),
                  message(4, "b", "x", kBeginning + 7 * kMinute)});
    QVERIFY(messageRow(model, 0).startsGroup);
    QVERIFY(!messageRow(model, 1).startsGroup);
    QVERIFY(messageRow(model, 2).startsGroup);
    QVERIFY(messageRow(model, 3).startsGroup);
}

void LookTest::daysAndNotesSeparate() {
    MessageModel model;
    model.append({message(1, "a", "x", kBeginning), Conversation::Gap{37},
                  message(2, "a", "x", kBeginning), Conversation::Reset{},
                  message(3, "a", "x", kBeginning + 24 * 60 * kMinute)});
    QVERIFY(messageRow(model, 0).startsDay);
    QVERIFY(messageRow(model, 1).isNote());
    QCOMPARE(noteText(messageRow(model, 1)), QStringLiteral("37 messages are no longer kept"));
    QVERIFY(messageRow(model, 2).startsGroup);
    QVERIFY(!noteText(messageRow(model, 3)).isEmpty());
    QVERIFY(messageRow(model, 4).startsDay);
}

void LookTest::aCodeHasNoMoreThanItNeeds() {
    const QImage code = qrImage(QStringLiteral("http://192.168.1.20:8080/"));
    QCOMPARE(code.size(), QSize(25, 25));
    QCOMPARE(code.pixelColor(0, 0), QColor(Qt::black)); // The corner of a finder pattern.
    QVERIFY(qrImage(QString(5'000, u'x')).isNull());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::LookTest)
#include "look_test.moc"
