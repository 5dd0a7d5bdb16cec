#include "server/http/headguard.h"

#include "server/protocol/limits.h"

#include <QTest>

using namespace parlance;
using namespace parlance::http;
using Verdict = HeadGuard::Verdict;

Q_DECLARE_METATYPE(Verdict)

class HeadGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreKeptStrictly_data();
    void linesAreKeptStrictly();
    void theHeadEndsAtItsEmptyLine();
    void emptyLinesBeforeARequestDoNotBeginIt();
    void trailersEndLikeAHeadButBeginWithoutALine();
    void theSizeHasALimit();
};

void HeadGuardTest::linesAreKeptStrictly_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict"); // Told by the last byte, not before.
    const auto row = [](const char* name, const QByteArray& bytes, Verdict verdict) {
        QTest::newRow(name) << bytes << verdict;
    };
    row("nothing", "", Verdict::More);
    row("a line", "GET / HTTP/1.1\r\n", Verdict::More);
    row("a whole head", "GET / HTTP/1.1\r\nA: b\r\n\r\n", Verdict::End);
    row("after empty lines (9112 2.2)", "\r\n\r\nGET / HTTP/1.1\r\n\r\n", Verdict::End);
    row("half a line end", "GET / HTTP/1.1\r", Verdict::More);
    row("a bare LF (9112 2.2)", "GET / HTTP/1.1\n", Verdict::Malformed);
    row("a bare LF first", "\n", Verdict::Malformed);
    row("a bare CR (9112 2.2)", "GET / HTTP/1.1\rA", Verdict::Malformed);
    row("two CRs", "GET / HTTP/1.1\r\r", Verdict::Malformed);
    row("a NUL (9110 5.5)", QByteArray("GET / HTTP/1.1\r\nA: \0", 20), Verdict::Malformed);
    row("a folded line (9112 5.2)", "GET / HTTP/1.1\r\nA: b\r\n ", Verdict::Malformed);
    row("a line folded by a tab", "GET / HTTP/1.1\r\nA: b\r\n\t", Verdict::Malformed);
    row("a space first (9112 2.2)", " ", Verdict::Malformed);
    row("two spaces (9112 3)", "GET  ", Verdict::Malformed);
    row("two spaces after empty lines", "\r\n\r\nGET  ", Verdict::Malformed);
    row("another protocol", "GET / R", Verdict::Malformed);
    row("a word too many", "GET / /", Verdict::Malformed);
    row("two spaces in a value (9110 5.5)", "GET / HTTP/1.1\r\nA:  b  c\r\n\r\n", Verdict::End);
}

void HeadGuardTest::linesAreKeptStrictly() {
    QFETCH(QByteArray, bytes);
    QFETCH(Verdict, verdict);
    qsizetype consumed = 0;
    QCOMPARE(HeadGuard().check(bytes, consumed), verdict);
    QCOMPARE(consumed, bytes.size());

    HeadGuard single;
    Verdict last = Verdict::More;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QCOMPARE(last, Verdict::More);
        last = single.check(QByteArrayView(bytes).sliced(i, 1), consumed);
    }
    QCOMPARE(last, verdict);
}

void HeadGuardTest::theHeadEndsAtItsEmptyLine() {
    const QByteArray head = "GET / HTTP/1.1\r\nA: b\r\n\r\n";
    qsizetype consumed = 0;
    QCOMPARE(HeadGuard().check(head + "\nbody\0", consumed), Verdict::End);
    QCOMPARE(consumed, head.size());
}

void HeadGuardTest::emptyLinesBeforeARequestDoNotBeginIt() {
    HeadGuard guard;
    qsizetype consumed = 0;
    guard.check("\r\n\r\n", consumed);
    QVERIFY(!guard.begun());
    guard.check("G", consumed);
    QVERIFY(guard.begun());
}

// RFC 9112 section 7.1.2.
void HeadGuardTest::trailersEndLikeAHeadButBeginWithoutALine() {
    const auto verdict = [](const QByteArray& bytes) {
        qsizetype consumed = 0;
        return HeadGuard(HeadGuard::Lines::Trailers).check(bytes, consumed);
    };
    QCOMPARE(verdict("\r\n"), Verdict::End);
    QCOMPARE(verdict("A:  b  c\r\n\r\n"), Verdict::End);
    QCOMPARE(verdict(" "), Verdict::Malformed);
    QCOMPARE(verdict("A: b\r\n "), Verdict::Malformed);
    QCOMPARE(verdict("\n"), Verdict::Malformed);
}

void HeadGuardTest::theSizeHasALimit() {
    const QByteArray line = "GET / HTTP/1.1\r\n";
    const QByteArray full = line + QByteArray(limits::kHead - line.size(), 'x');
    HeadGuard guard;
    qsizetype consumed = 0;
    QCOMPARE(guard.check(full, consumed), Verdict::More);
    QCOMPARE(guard.check("x", consumed), Verdict::TooLarge);
    // However much comes at once, no more is looked at.
    QCOMPARE(HeadGuard().check(full.repeated(4).replace("\r\n", "xx"), consumed),
             Verdict::TooLarge);
    QCOMPARE(consumed, limits::kHead + 1);
}

QTEST_GUILESS_MAIN(HeadGuardTest)
#include "headguard_test.moc"
