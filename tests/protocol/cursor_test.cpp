#include "server/protocol/cursor.h"

#include <QTest>

using namespace parlance;

class CursorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cursorsAreReadAndWritten_data();
    void cursorsAreReadAndWritten();
    void malformedCursorsAreRefused_data();
    void malformedCursorsAreRefused();
    void everyCutOfACursorIsRefused();
    void aStartIsACursorOrAWord();
};

void CursorTest::cursorsAreReadAndWritten_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seq");
    QTest::newRow("before the first entry") << QByteArray("abcdefghijkl-0") << qint64(0);
    QTest::newRow("the first entry") << QByteArray("0123456789az-1") << qint64(1);
    QTest::newRow("ten") << QByteArray("zzzzzzzzzzzz-10") << qint64(10);
    QTest::newRow("the largest") << QByteArray("abcdefghijkl-999999999999999")
                                 << qint64(999'999'999'999'999);
}

void CursorTest::cursorsAreReadAndWritten() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, seq);
    const Result<Cursor> cursor = Cursor::parse(text);
    QVERIFY(cursor);
    QCOMPARE(cursor->epoch, text.first(kEpochLength));
    QCOMPARE(cursor->seq, seq);
    QCOMPARE(cursor->toBytes(), text);
}

void CursorTest::malformedCursorsAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
    row("nothing", "");
    row("a dash", "-");
    row("no epoch", "-1");
    row("no number", "abcdefghijkl-");
    row("no dash", "abcdefghijkl1");
    row("a short epoch", "abcdefghijk-1");
    row("a long epoch", "abcdefghijklm-1");
    row("capitals", "ABCDEFGHIJKL-1");
    row("a sign in the epoch", "abcdefghij_l-1");
    row("a byte above 127 in the epoch", "abcdefghij\xC3\xA9-1");
    row("a negative number", "abcdefghijkl--1");
    row("a signed number", "abcdefghijkl-+1");
    row("a zero in front", "abcdefghijkl-01");
    row("two zeros", "abcdefghijkl-00");
    row("a letter in the number", "abcdefghijkl-1a");
    row("a fraction", "abcdefghijkl-1.0");
    row("a number in hex", "abcdefghijkl-0x1");
    row("a space", "abcdefghijkl-1 ");
    row("a line end", "abcdefghijkl-1\n");
    row("a NUL", QByteArray("abcdefghijkl-1\0", 15));
    row("sixteen digits", "abcdefghijkl-1000000000000000");
    row("digits beyond every integer", "abcdefghijkl-99999999999999999999999999");
    row("two cursors", "abcdefghijkl-1, abcdefghijkl-2");
    row("digits of another script", "abcdefghijkl-\xD9\xA1");
}

void CursorTest::malformedCursorsAreRefused() {
    QFETCH(QByteArray, text);
    const Result<Cursor> cursor = Cursor::parse(text);
    QVERIFY(!cursor);
    QCOMPARE(cursor.error(), Error::BadCursor);
    QVERIFY(!parseStart(text));
}

void CursorTest::everyCutOfACursorIsRefused() {
    const QByteArray text = "abcdefghijkl-7";
    for (qsizetype size = 0; size < text.size(); ++size) {
        QVERIFY(!Cursor::parse(QByteArrayView(text).first(size)));
        QVERIFY(!Cursor::parse(QByteArrayView(text).last(size)));
    }
}

void CursorTest::aStartIsACursorOrAWord() {
    QVERIFY(std::holds_alternative<FromStart>(*parseStart("start")));
    QVERIFY(std::holds_alternative<FromNow>(*parseStart("now")));
    QCOMPARE(std::get<Cursor>(*parseStart("abcdefghijkl-7")), (Cursor{"abcdefghijkl", 7}));
    QVERIFY(!parseStart("Start"));
    QVERIFY(!parseStart("latest"));
    QVERIFY(!parseStart("now "));
}

QTEST_GUILESS_MAIN(CursorTest)
#include "cursor_test.moc"
