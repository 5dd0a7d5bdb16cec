// A text arrives as it was sent, byte for byte.
#include "server/protocol/limits.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void textsOfEveryKindArriveByteForByte();
    void aTextOfTheLargestSizeIsTakenAndALargerOneIsNot();
    void anEmptyTextIsRefused();
    void aHistoryThatGrowsInJsonIsReadToItsEnd_data();
    void aHistoryThatGrowsInJsonIsReadToItsEnd();
};

namespace {

QByteArray filled(QByteArrayView character, qsizetype size = limits::kText) {
    const qsizetype count = size / character.size();
    return character.toByteArray().repeated(count) + QByteArray(size % character.size(), 'x');
}

QByteArray everyControlCharacter() {
    QByteArray text;
    for (char c = 0; c < ' '; ++c) {
        text.append(c);
    }
    return text + "\x7f\xc2\x80\xc2\x9f";
}

std::vector<QByteArray> strangeTexts() {
    return {
        " ",
        "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", // A family.
        "e\xcc\x81 \xc3\xa9 a\xcc\x8a\xcc\xa3", // Combining and composed: no NFC.
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe2\x80\xae"
        "abc \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",
        "one\ntwo\n\nfour\n",
        "one\r\ntwo\r\n",
        "one\rtwo\r",
        "\n",
        "\n\n",
        "line\xe2\x80\xa8paragraph\xe2\x80\xa9next\xc2\x85",
        QByteArray("\0", 1),
        QByteArray("a\0b\0", 4),
        everyControlCharacter(),
        "\xef\xbb\xbf"
        "after a byte order mark",
        "\xef\xbf\xbd\xef\xbf\xbe\xef\xbf\xbf\xf4\x8f\xbf\xbf", // U+FFFD, U+FFFE, U+FFFF, U+10FFFF.
        "\xed\x9f\xbf\xee\x80\x80",                             // Around the surrogates.
        R"("quoted" \back\ \u0041 </script> & 'single')",
        "data: no\nevent: bye\n\nid: 7\n\n",
        "{\"type\":\"bye\",\"room\":\"lobby\"}",
    };
}

} // namespace

void DeliveryTextTest::textsOfEveryKindArriveByteForByte() {
    TestServer server;
    Guest ana(server, "Ana");
    Guest bo(server, "Bo");
    const std::vector<QByteArray> texts = strangeTexts();
    QVERIFY2(sayAll(ana, texts), ana.complaints().constData());
    QCOMPARE(compare(ana, texts), QByteArray());
    QCOMPARE(compare(bo, texts), QByteArray());
    bo.listenFrom(FromStart{});
    QCOMPARE(compare(bo, texts), QByteArray());
    if (rowStorage() == Storage::File) {
        server.stop();
        server.start();
        bo.listenFrom(FromStart{});
        QCOMPARE(compare(bo, texts), QByteArray());
    }
}

void DeliveryTextTest::aTextOfTheLargestSizeIsTakenAndALargerOneIsNot() {
    const TestServer server;
    Guest ana(server, "Ana");
    std::vector<QByteArray> texts;
    // One byte a character up to four, and six in JSON.
    for (const QByteArrayView character :
         {QByteArrayView("a"), QByteArrayView("\xc3\xa9"), QByteArrayView("\xe2\x82\xac"),
          QByteArrayView("\xf0\x9f\x98\x80"), QByteArrayView("\n"), QByteArrayView("\0", 1)}) {
        texts.push_back(filled(character));
        QCOMPARE(texts.back().size(), limits::kText);
    }
    QVERIFY2(sayAll(ana, texts), ana.complaints().constData());
    for (const char c : {'a', '\0'}) {
        const Poster::Outcome outcome = ana.sayAndWait(QByteArray(limits::kText + 1, c));
        QVERIFY(errorOf(outcome) == Error::TextTooLarge);
        QCOMPARE(std::get<Failure>(outcome).httpStatus, 413);
    }
    ana.outcomes.clear();
    texts.push_back("the end");
    QVERIFY(sayAll(ana, {"the end"}));
    QCOMPARE(compare(ana, texts), QByteArray());
}

void DeliveryTextTest::anEmptyTextIsRefused() {
    const TestServer server;
    Guest ana(server, "Ana");
    QVERIFY(errorOf(ana.sayAndWait("")) == Error::BadText);
    ana.outcomes.clear();
    QVERIFY(sayAll(ana, {"not empty"}));
    QCOMPARE(compare(ana, {"not empty"}), QByteArray());
}

void DeliveryTextTest::aHistoryThatGrowsInJsonIsReadToItsEnd_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as large as it is") << filled("a");
    QTest::newRow("twice as large") << filled("\n");
    QTest::newRow("six times as large") << filled("\x01");
}

// More than the tail holds, so that pages of the log come first.
void DeliveryTextTest::aHistoryThatGrowsInJsonIsReadToItsEnd() {
    QFETCH(QByteArray, text);
    const std::vector<QByteArray> texts(150, text);
    const TestServer server;
    fill(server, texts);
    Guest ana(server, "Ana");
    QCOMPARE(compare(ana, texts), QByteArray());
}

QTEST_GUILESS_MAIN(DeliveryTextTest)
#include "delivery_text_test.moc"
