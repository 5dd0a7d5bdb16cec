#include "server/http/response.h"

#include "server/protocol/clientcodec.h"

#include <QTest>

#include <algorithm>

using namespace parlance;
using namespace parlance::http;

namespace {

const QByteArray kDate = "Sun, 06 Nov 1994 08:49:37 GMT";

QByteArrayList linesOf(const Response& response, int minorVersion = 1,
                       Framing framing = Framing::Length, bool persistent = true) {
    QByteArray head = encodeHead(response, minorVersion, framing, persistent, kDate);
    QByteArrayList lines;
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf("\r\n");
        lines.append(head.first(end));
        head = head.sliced(end + 2);
    }
    return lines;
}

QByteArrayList filter(const QByteArrayList& lines, const QByteArray& start) {
    QByteArrayList found;
    std::ranges::copy_if(lines, std::back_inserter(found),
                         [&](const QByteArray& line) { return line.startsWith(start); });
    return found;
}

} // namespace

class ResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeadHasItsLinesAndAnEmptyOne();
    void theFramingIsSaid();
    void anAnswerWithoutABodySaysNoLength();
    void theConnectionsFateIsSaid();
    void everyRowOfTheTableHasAnAnswer_data();
    void everyRowOfTheTableHasAnAnswer();
    void chunksAreEncoded();
};

void ResponseTest::aHeadHasItsLinesAndAnEmptyOne() {
    const QByteArrayList lines = linesOf({200, {{"x", "1"}, {"x", "2"}}, "hello"});
    QCOMPARE(lines.first(), QByteArray("HTTP/1.1 200 OK"));
    QVERIFY(lines.contains("date: " + kDate));
    QVERIFY(lines.contains("x: 1"));
    QVERIFY(lines.contains("x: 2"));
    QVERIFY(lines.contains("x-content-type-options: nosniff"));
    QVERIFY(lines.contains("content-length: 5"));
    QCOMPARE(lines.count(""), 1);
    QCOMPARE(lines.last(), QByteArray());
}

// RFC 9112 section 6.
void ResponseTest::theFramingIsSaid() {
    const QByteArrayList chunked = linesOf({}, 1, Framing::Chunked, false);
    QVERIFY(chunked.contains("transfer-encoding: chunked"));
    QVERIFY(!chunked.join('\n').contains("content-length"));
    const QByteArrayList open = linesOf({}, 1, Framing::UntilClose, false);
    QVERIFY(!open.join('\n').contains("transfer-encoding"));
    QVERIFY(!open.join('\n').contains("content-length"));
    QVERIFY(open.contains("connection: close"));
    QVERIFY(linesOf({}).contains("content-length: 0"));
}

// RFC 9110 section 8.6.
void ResponseTest::anAnswerWithoutABodySaysNoLength() {
    QVERIFY(!linesOf(noContent()).join('\n').contains("content-length"));
    QVERIFY(!linesOf({304}).join('\n').contains("content-length"));
    QVERIFY(linesOf(seeOther("/x")).contains("content-length: 0"));
    QVERIFY(linesOf(seeOther("/x")).contains("location: /x"));
}

// RFC 9112 section 9.3 and 9.6; RFC 9110 section 15.5.22 for 426.
void ResponseTest::theConnectionsFateIsSaid() {
    const auto connection = [](const Response& response, int minorVersion, bool persistent) {
        const QByteArrayList lines = linesOf(response, minorVersion, Framing::Length, persistent);
        return filter(lines, "connection: ").join('|');
    };
    QCOMPARE(connection({}, 1, true), QByteArray());
    QCOMPARE(connection({}, 1, false), QByteArray("connection: close"));
    QCOMPARE(connection({}, 0, true), QByteArray("connection: keep-alive"));
    QCOMPARE(connection({}, 0, false), QByteArray("connection: close"));
    const Response upgrade = failure(Error::UpgradeRequired);
    QCOMPARE(connection(upgrade, 1, true), QByteArray("connection: upgrade"));
    QCOMPARE(connection(upgrade, 1, false), QByteArray("connection: close, upgrade"));
}

void ResponseTest::everyRowOfTheTableHasAnAnswer_data() {
    QTest::addColumn<int>("error");
    for (const ErrorInfo& row : errorTable().subspan(1)) {
        QTest::newRow(row.code) << static_cast<int>(row.error);
    }
}

void ResponseTest::everyRowOfTheTableHasAnAnswer() {
    QFETCH(int, error);
    const ErrorInfo& row = info(static_cast<Error>(error));
    const Response response = failure(row.error);
    const QByteArrayList lines = linesOf(response);
    QCOMPARE(codec::decodeError(response.body), row.error);
    QVERIFY(response.body.endsWith("}\n"));
    QVERIFY(lines.first().startsWith("HTTP/1.1 " + QByteArray::number(row.status) + ' '));
    // A status without its words would be a row that reason() has missed.
    QVERIFY2(!lines.first().endsWith(" Error") || row.status == 500, lines.first().constData());
    QVERIFY(lines.contains("content-type: application/json; charset=utf-8"));
    QCOMPARE(lines.contains("retry-after: 2"), row.retry);
    // RFC 9110 section 15.5.2: a 401 must bear a challenge.
    QCOMPARE(filter(lines, "www-authenticate: ").size(), row.status == 401 ? 1 : 0);
    // RFC 6455 section 4.2.2.
    QCOMPARE(lines.contains("sec-websocket-version: 13"), row.error == Error::UpgradeRequired);
}

// RFC 9112 section 7.1.
void ResponseTest::chunksAreEncoded() {
    QCOMPARE(encodeChunk("hello"), QByteArray("5\r\nhello\r\n"));
    QCOMPARE(encodeChunk(QByteArray(255, 'x')), "ff\r\n" + QByteArray(255, 'x') + "\r\n");
    QCOMPARE(QByteArray(kLastChunk), QByteArray("0\r\n\r\n"));
}

QTEST_GUILESS_MAIN(ResponseTest)
#include "response_test.moc"
