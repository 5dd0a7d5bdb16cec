#include "client/ndjsonparser.h"

#include "tests/client/feeding.h"

#include <QTest>

namespace parlance {

using Lines = std::vector<QByteArray>;

class NdjsonParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameHoweverTheBytesAreCut_data();
    void readsTheSameHoweverTheBytesAreCut();
    void stopsAtALineBeyondTheLimit();
    void takesALineOfExactlyTheLimit();
};

void NdjsonParserTest::readsTheSameHoweverTheBytesAreCut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Lines>("lines");
    QTest::newRow("two lines") << QByteArray("{\"a\":1}\n{}\n") << Lines{"{\"a\":1}", "{}"};
    QTest::newRow("CRLF") << QByteArray("{}\r\n{}\r\n") << Lines{"{}", "{}"};
    QTest::newRow("a CR inside stays") << QByteArray("{\r}\n") << Lines{"{\r}"};
    QTest::newRow("empty lines") << QByteArray("\n\r\n\n{}\n\n") << Lines{"{}"};
    QTest::newRow("an unfinished line") << QByteArray("{}\n{\"a\"") << Lines{"{}"};
    QTest::newRow("UTF-8") << QByteArray("\"\xC3\xA9\"\n") << Lines{"\"\xC3\xA9\""};
}

void NdjsonParserTest::readsTheSameHoweverTheBytesAreCut() {
    QFETCH(QByteArray, bytes);
    QFETCH(Lines, lines);
    forEveryCut<QByteArray>(
        bytes, [] { return NdjsonParser(); }, [&](const Lines& read) { QCOMPARE(read, lines); });
}

void NdjsonParserTest::stopsAtALineBeyondTheLimit() {
    NdjsonParser parser(4);
    QCOMPARE(parser.feed("{}\n12345"), Lines{"{}"});
    QVERIFY(parser.overflowed());
    QVERIFY(parser.feed("\n{}\n").empty());
}

void NdjsonParserTest::takesALineOfExactlyTheLimit() {
    NdjsonParser parser(4);
    QVERIFY(parser.feed("12").empty());
    QCOMPARE(parser.feed("34\n"), Lines{"1234"});
    QVERIFY(!parser.overflowed());
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::NdjsonParserTest)
#include "ndjsonparser_test.moc"
