// Every request of the list is fed whole, byte by byte, and cut in two at every place: whatever a
// network does to the bytes, the same requests come out and end at the same byte.
#include "server/http/requestparser.h"

#include "server/protocol/limits.h"

#include <QTest>

using namespace parlance;
using namespace parlance::http;

namespace {

const QByteArray kHost = "Host: h\r\n";

// What a run of the parser gave: requests as one line each, where they ended, and what was wrong.
struct Outcome {
    QByteArrayList requests;
    QList<qsizetype> ends;
    QByteArray error;
    RequestParser::State state = RequestParser::State::Idle;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

QByteArray describe(const Request& request) {
    QByteArray line = request.method + ' ' + request.path;
    for (const Parameter& parameter : request.query) {
        line += ' ' + parameter.name + '=' + parameter.value;
    }
    line += " on " + request.authority + " 1." + QByteArray::number(request.minorVersion);
    line += request.keepAlive ? "" : " close";
    line += request.upgrade ? " upgrade" : "";
    return request.body.isEmpty() ? line : line + " [" + request.body + ']';
}

Outcome parse(const std::vector<QByteArrayView>& pieces) {
    using State = RequestParser::State;
    RequestParser parser;
    Outcome outcome;
    qsizetype consumed = 0;
    bool upgraded = false;
    for (QByteArrayView piece : pieces) {
        while (!piece.isEmpty() && parser.state() != State::Failed && !upgraded) {
            const qsizetype used = parser.feed(piece);
            consumed += used;
            piece = piece.sliced(used);
            if (parser.state() == State::Complete) {
                outcome.ends.append(consumed);
                const Request request = parser.take();
                outcome.requests.append(describe(request));
                upgraded = request.upgrade;
            }
        }
    }
    outcome.state = parser.state();
    if (outcome.state == State::Failed) {
        outcome.error = info(parser.error()).code;
    }
    return outcome;
}

std::vector<QByteArrayView> bytesOf(const QByteArray& bytes) {
    std::vector<QByteArrayView> pieces;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        pieces.push_back(QByteArrayView(bytes).sliced(i, 1));
    }
    return pieces;
}

QByteArray chunked(const QByteArray& body) {
    return "POST /p HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n" + body;
}

QByteArray posting(const QByteArray& fields, const QByteArray& body) {
    return "POST /p HTTP/1.1\r\n" + kHost + fields + "\r\n" + body;
}

QByteArray getting(const QByteArray& fields) {
    return "GET / HTTP/1.1\r\n" + kHost + fields + "\r\n";
}

QByteArray targeting(const QByteArray& target) {
    return "GET " + target + " HTTP/1.1\r\n" + kHost + "\r\n";
}

const QByteArray kGet = "GET / on h 1.1";
const QByteArray kHello = "POST /p on h 1.1 [hello]";

} // namespace

class RequestParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestReadsTheSameHoweverItIsCut_data();
    void aRequestReadsTheSameHoweverItIsCut();
    void limitsHoldHoweverTheBytesArrive_data();
    void limitsHoldHoweverTheBytesArrive();
    void namesAreLowerCaseAndValuesTrimmed();
    void repeatedFieldsBecomeOneList();
    void trailersAreDropped();
    void theStateTellsWhatIsWaitedFor();
    void aClientThatWaitsForContinueIsKnown();
};

void RequestParserTest::aRequestReadsTheSameHoweverItIsCut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("requests");
    QTest::addColumn<QByteArray>("error");
    const auto good = [](const char* name, const QByteArray& bytes,
                         const QByteArrayList& requests) {
        QTest::newRow(name) << bytes << requests << QByteArray();
    };
    const auto bad =
        [](const char* name, const QByteArray& bytes, const QByteArray& error = "bad_request",
           const QByteArrayList& before = {}) { QTest::newRow(name) << bytes << before << error; };

    good("a plain request", getting(""), {kGet});
    good("empty lines before it (9112 2.2)", "\r\n\r\n" + getting(""), {kGet});
    good("a query (3986 3.4)", targeting("/a?b=1&c=%41+d&e"), {"GET /a b=1 c=A d e= on h 1.1"});
    good("absolute form (9112 3.2.2)", targeting("http://x:8/a?b=1"), {"GET /a b=1 on x:8 1.1"});
    good("asterisk form (9112 3.2.4)", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n",
         {"OPTIONS * on h 1.1"});
    good("a higher minor version (9110 2.5)", "GET / HTTP/1.7\r\n" + kHost + "\r\n", {kGet});
    good("HTTP/1.0 without Host (9112 3.2)", "GET / HTTP/1.0\r\n\r\n", {"GET / on  1.0 close"});
    good("HTTP/1.0 kept (9112 C.2.2)", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
         {"GET / on  1.0"});
    good("HTTP/1.0 kept and closed (9112 9.3)",
         "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", {"GET / on  1.0 close"});
    good("HTTP/1.1 closed (9112 9.6)", getting("Connection: x, Close\r\n"),
         {"GET / on h 1.1 close"});
    good("closed by the second of two fields (9110 5.3)",
         getting("Connection: keep-alive\r\nConnection: close\r\n"), {"GET / on h 1.1 close"});
    good("spaces and tabs around a value (9112 5)", "GET / HTTP/1.1\r\nHost:\t h \t\r\n\r\n",
         {kGet});
    good("bytes above 127 in a value (9110 5.5)", getting("X: \xC3\xA9\xFF\r\n"), {kGet});
    good("an empty value", getting("X:\r\n"), {kGet});

    good("a body by length (9112 6.2)", posting("Content-Length: 5\r\n", "hello"), {kHello});
    good("no body", posting("Content-Length: 0\r\n", ""), {"POST /p on h 1.1"});
    good("a length with zeros in front (9110 8.6)", posting("Content-Length: 0005\r\n", "hello"),
         {kHello});
    good("a body by chunks (9112 7.1)", chunked("5\r\nhello\r\n0\r\n\r\n"), {kHello});
    good("chunks of one byte", chunked("1\r\nh\r\n1\r\ne\r\n3\r\nllo\r\n0\r\n\r\n"), {kHello});
    good("a size in capitals", chunked("0A\r\n0123456789\r\n0\r\n\r\n"),
         {"POST /p on h 1.1 [0123456789]"});
    good("chunk extensions (9112 7.1.1)",
         chunked("3;a=b\r\nhel\r\n2;c=\"d e\"\r\nlo\r\n0;f\r\n\r\n"), {kHello});
    good("trailers (9112 7.1.2)", chunked("5\r\nhello\r\n0\r\nX: 1\r\nHost: evil\r\n\r\n"),
         {kHello});
    good("the coding in capitals (9112 7)",
         posting("Transfer-Encoding: Chunked\r\n", "5\r\nhello\r\n0\r\n\r\n"), {kHello});
    good("a GET with a body (9110 9.3.1)", getting("Content-Length: 2\r\n") + "ab",
         {"GET / on h 1.1 [ab]"});

    good("three at once (9112 9.3.2)",
         getting("") + posting("Content-Length: 5\r\n", "hello") +
             chunked("5\r\nhello\r\n0\r\n\r\n"),
         {kGet, kHello, kHello});
    good("an empty line between (9112 2.2)", getting("") + "\r\n" + getting(""), {kGet, kGet});
    good("a WebSocket handshake leaves what follows (6455 4.2.1)",
         getting("Upgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\n") + "\x81\x80",
         {kGet + " upgrade"});
    good("a handshake in HTTP/1.0 is none (9110 7.8)",
         "GET / HTTP/1.0\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
         {"GET / on  1.0 close"});
    good("a handshake by POST is none (6455 4.2.1)",
         posting("Upgrade: websocket\r\nConnection: upgrade\r\nContent-Length: 5\r\n", "hello"),
         {kHello});
    good("Upgrade without Connection is none (9110 7.8)", getting("Upgrade: websocket\r\n"),
         {kGet});
    good("h2c is not taken (9110 7.8)",
         getting("Upgrade: h2c\r\nConnection: Upgrade\r\n") + getting(""), {kGet, kGet});
    good("not by a POST either",
         posting("Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 5\r\n", "hello") +
             getting(""),
         {kHello, kGet});

    bad("two lengths (9112 6.3)", posting("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"));
    bad("two lengths that differ", posting("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"));
    bad("a list of lengths", posting("Content-Length: 5, 5\r\n", "hello"));
    bad("a signed length", posting("Content-Length: +5\r\n", "hello"));
    bad("a negative length", posting("Content-Length: -5\r\n", "hello"));
    bad("a length in hex", posting("Content-Length: 0x5\r\n", "hello"));
    bad("a length with a space inside", posting("Content-Length: 1 0\r\n", "0123456789"));
    bad("a length with a fraction", posting("Content-Length: 5.0\r\n", "hello"));
    bad("an empty length", posting("Content-Length:\r\n", ""));
    bad("a length beyond every integer (9110 8.6)",
        posting("Content-Length: 99999999999999999999\r\n", ""), "body_too_large");
    bad("length and chunks (9112 6.1)",
        posting("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    bad("chunks and length",
        posting("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"));
    bad("chunks in HTTP/1.0 (9112 6.1)",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    bad("chunked twice (9112 6.1)", posting("Transfer-Encoding: chunked, chunked\r\n", ""));
    bad("chunked in two fields",
        posting("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""));
    bad("chunked not last (9112 6.3)", posting("Transfer-Encoding: chunked, gzip\r\n", ""));
    bad("identity", posting("Transfer-Encoding: identity\r\n", ""));
    bad("an empty coding", posting("Transfer-Encoding:\r\n", ""));
    bad("chunked with a parameter", posting("Transfer-Encoding: chunked;a=1\r\n", ""));
    bad("another word that ends so", posting("Transfer-Encoding: xchunked\r\n", ""));
    bad("an unknown coding (9112 6.1)", posting("Transfer-Encoding: gzip, chunked\r\n", ""),
        "method_unknown");

    bad("a chunk size that is none", chunked("x\r\nhello\r\n0\r\n\r\n"));
    bad("a chunk without a size", chunked("\r\nhello\r\n0\r\n\r\n"));
    bad("a chunk size with 0x", chunked("0x5\r\nhello\r\n0\r\n\r\n"));
    bad("a signed chunk size", chunked("+5\r\nhello\r\n0\r\n\r\n"));
    bad("a negative chunk size", chunked("-1\r\nhello\r\n0\r\n\r\n"));
    bad("a space before the chunk size", chunked(" 5\r\nhello\r\n0\r\n\r\n"));
    bad("a chunk size beyond every integer", chunked("fffffffffffffffff\r\nhello\r\n0\r\n\r\n"));
    bad("a chunk longer than its size", chunked("3\r\nhello\r\n0\r\n\r\n"));
    bad("a chunk shorter than its size", chunked("6\r\nhello\r\n0\r\n\r\n"));
    bad("a bare LF after the chunk size", chunked("5\nhello\r\n0\r\n\r\n"));
    bad("a bare LF in a chunk extension", chunked("5;a\nhello\r\n0\r\n\r\n"));
    bad("a bare CR in a chunk extension", chunked("5;a\rb\r\nhello\r\n0\r\n\r\n"));
    bad("a bare LF after the chunk", chunked("5\r\nhello\n0\r\n\r\n"));
    bad("a NUL in a chunk extension", chunked(QByteArray("5;a\0b\r\nhello\r\n0\r\n\r\n", 19)));
    bad("a bare LF in the trailers", chunked("5\r\nhello\r\n0\r\nX: 1\n\r\n"));
    bad("a bare LF at the end", chunked("5\r\nhello\r\n0\r\n\n"));
    bad("a bare CR in the trailers", chunked("5\r\nhello\r\n0\r\nX: 1\rY: 2\r\n\r\n"));
    bad("a folded trailer (9112 5.2)", chunked("5\r\nhello\r\n0\r\nX: 1\r\n 2\r\n\r\n"));
    bad("a space before a trailer's colon", chunked("5\r\nhello\r\n0\r\nX : 1\r\n\r\n"));

    bad("a folded field (9112 5.2)", getting("X: a\r\n b\r\n"));
    bad("folded by a tab", getting("X: a\r\n\tb\r\n"));
    bad("a folded first field (9112 2.2)", "GET / HTTP/1.1\r\n Host: h\r\n\r\n");
    bad("bare LFs (9112 2.2)", "GET / HTTP/1.1\nHost: h\n\n");
    bad("one bare LF", getting("X: a\nY: b\r\n"));
    bad("a bare CR (9112 2.2)", getting("X: a\rb\r\n"));
    bad("a bare CR at a line's end", getting("X: a\r\rY: b\r\n"));
    bad("a NUL (9110 5.5)", getting(QByteArray("X: a\0b\r\n", 8)));
    bad("a control character in a value (9110 5.5)", getting("X: a\x01\r\n"));
    bad("a space before the colon (9112 5.1)", getting("X : a\r\n"));
    bad("a space before Host's colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n");
    bad("a name that is empty", getting(": a\r\n"));
    bad("a line without a colon", getting("X\r\n"));
    bad("a name with a space", getting("X Y: a\r\n"));
    bad("a name with a byte above 127", getting("X\xC3\xA9: a\r\n"));
    bad("a name with brackets", getting("X(a): b\r\n"));

    bad("no Host (9112 3.2)", "GET / HTTP/1.1\r\n\r\n", "bad_host");
    bad("two Hosts", getting("Host: h\r\n"), "bad_host");
    bad("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: h\r\nHost: h\r\n\r\n", "bad_host");
    bad("a Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "bad_host");
    bad("a bad Host under an absolute target (9112 3.2.2)",
        "GET http://h/ HTTP/1.1\r\nHost: a/b\r\n\r\n", "bad_host");
    bad("an absolute target and no Host", "GET http://h/ HTTP/1.1\r\n\r\n", "bad_host");
    bad("an absolute target with a user (9110 4.2.4)", targeting("http://u@h/"), "bad_host");

    bad("no version", "GET /\r\n" + kHost + "\r\n", "version_unsupported");
    bad("HTTP/0.9", "GET / HTTP/0.9\r\n" + kHost + "\r\n", "version_unsupported");
    bad("HTTP/2.0", "GET / HTTP/2.0\r\n" + kHost + "\r\n", "version_unsupported");
    bad("HTTP/3.0", "GET / HTTP/3.0\r\n" + kHost + "\r\n", "version_unsupported");
    bad("a version in lower case (9112 2.3)", "GET / http/1.1\r\n" + kHost + "\r\n");
    bad("a version of two digits", "GET / HTTP/1.10\r\n" + kHost + "\r\n");
    bad("a version without a point", "GET / HTTP/11\r\n" + kHost + "\r\n");
    bad("another protocol", "GET / HTCPCP/1.0\r\n" + kHost + "\r\n");
    bad("RTSP", "GET / RTSP/1.0\r\n" + kHost + "\r\n");
    bad("the preface of HTTP/2 (9113 3.4)", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "method_unknown");

    bad("an unknown method (9110 9.1)", "BREW / HTTP/1.1\r\n" + kHost + "\r\n", "method_unknown");
    bad("a method in lower case (9110 9.1)", "get / HTTP/1.1\r\n" + kHost + "\r\n",
        "method_unknown");
    bad("a longer method", "GETS / HTTP/1.1\r\n" + kHost + "\r\n", "method_unknown");
    bad("a shorter method", "GE / HTTP/1.1\r\n" + kHost + "\r\n", "method_unknown");
    bad("a method of RTSP", "DESCRIBE / HTTP/1.1\r\n" + kHost + "\r\n", "method_unknown");
    bad("a method of WebDAV", "PROPFIND / HTTP/1.1\r\n" + kHost + "\r\n", "method_unknown");
    bad("CONNECT (9110 9.3.6)", "CONNECT h:80 HTTP/1.1\r\n" + kHost + "\r\n", "method_unknown");
    bad("a method that is no token", "G@T / HTTP/1.1\r\n" + kHost + "\r\n");
    bad("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
    bad("a space first (9112 2.2)", " GET / HTTP/1.1\r\n" + kHost + "\r\n");
    bad("two spaces before the target (9112 3)", "GET  / HTTP/1.1\r\n" + kHost + "\r\n");
    bad("two spaces after the target", "GET /  HTTP/1.1\r\n" + kHost + "\r\n");
    bad("a space after the version", "GET / HTTP/1.1 \r\n" + kHost + "\r\n");
    bad("a tab in the request line", "GET\t/ HTTP/1.1\r\n" + kHost + "\r\n", "bad_request");
    bad("a request line of four words", "GET / / HTTP/1.1\r\n" + kHost + "\r\n");
    bad("no target", "GET HTTP/1.1\r\n" + kHost + "\r\n");
    bad("a target without a slash", targeting("ping"));
    bad("a target with a space", targeting("/a b"));
    bad("a fragment (9112 3.2.1)", targeting("/a#b"));
    bad("an asterisk without OPTIONS (9112 3.2.4)", targeting("*"));
    bad("bytes above 127 in the target (3986 2)", targeting("/\xC3\xA9"));
    bad("another scheme (9110 4.2)", targeting("ftp://h/"));
    bad("another expectation (9110 10.1.1)", getting("Expect: 200-ok\r\n"), "expectation_failed");
    bad("a handshake with a body (6455 4.1)",
        getting("Upgrade: websocket\r\nConnection: upgrade\r\nContent-Length: 1\r\n") + "x");
    bad("something wrong after something right", getting("") + "@", "bad_request", {kGet});
}

void RequestParserTest::aRequestReadsTheSameHoweverItIsCut() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, requests);
    QFETCH(QByteArray, error);
    const Outcome whole = parse({bytes});
    QCOMPARE(whole.error, error);
    QCOMPARE(whole.requests, requests);
    QCOMPARE(parse(bytesOf(bytes)), whole);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        const Outcome both =
            parse({QByteArrayView(bytes).first(cut), QByteArrayView(bytes).sliced(cut)});
        QVERIFY2(both == whole, (QByteArray::number(cut) + ": " + both.error).constData());
    }
}

void RequestParserTest::limitsHoldHoweverTheBytesArrive_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& error) {
        QTest::newRow(name) << bytes << error;
    };
    const QByteArray none;
    const auto field = [](qsizetype size) { return "X: " + QByteArray(size, 'x') + "\r\n"; };
    const qsizetype rest = limits::kHead - getting(field(0)).size();
    row("the largest head", getting(field(rest)), none);
    row("a head of one byte more (6585 5)", getting(field(rest + 1)), "head_too_large");
    row("many small fields", getting(field(1).repeated(3000)), "head_too_large");
    row("a name without an end", "GET / HTTP/1.1\r\n" + QByteArray(20'000, 'x'), "head_too_large");
    row("empty lines without an end", QByteArray("\r\n").repeated(10'000), "head_too_large");
    row("the longest target", targeting('/' + QByteArray(limits::kTarget - 1, 'x')), none);
    row("a target of one byte more (9110 15.5.15)",
        targeting('/' + QByteArray(limits::kTarget, 'x')), "target_too_long");
    row("a target longer than a head", targeting('/' + QByteArray(20'000, 'x')), "target_too_long");
    row("a target without an end", "GET /" + QByteArray(20'000, 'x'), "target_too_long");

    const auto length = [](qsizetype size) {
        return "Content-Length: " + QByteArray::number(size) + "\r\n";
    };
    const QByteArray full(limits::kBody, 'b');
    row("the largest body", posting(length(full.size()), full), none);
    row("a length of one byte more (9110 15.5.14)", posting(length(full.size() + 1), ""),
        "body_too_large");
    const QByteArray fullChunk = QByteArray::number(full.size(), 16) + "\r\n" + full + "\r\n";
    row("the largest body in one chunk", chunked(fullChunk + "0\r\n\r\n"), none);
    row("a chunk of one byte more", chunked(fullChunk + "1\r\nb\r\n"), "body_too_large");
    row("a chunk that says it is huge", chunked("fffffff\r\n" + full + 'b'), "body_too_large");
    const QByteArray small = "1\r\nb\r\n";
    row("the largest body in chunks of one byte",
        chunked(small.repeated(limits::kBody) + "0\r\n\r\n"), none);
    row("a flood of chunk framing", chunked("1;" + QByteArray(900'000, 'x')), "body_too_large");
    row("a flood that would end",
        chunked(("1;" + QByteArray(100, 'x') + "\r\nb\r\n").repeated(9000) + "0\r\n\r\n"),
        "body_too_large");
    row("a flood of trailers (6585 5)", chunked("0\r\n" + field(100).repeated(9000)),
        "head_too_large");
}

void RequestParserTest::limitsHoldHoweverTheBytesArrive() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, error);
    const Outcome whole = parse({bytes});
    QCOMPARE(whole.error, error);
    QCOMPARE(whole.requests.size(), error.isEmpty() ? 1 : 0);
    QCOMPARE(parse(bytesOf(bytes)), whole);
    std::vector<QByteArrayView> segments;
    for (qsizetype at = 0; at < bytes.size(); at += 1460) {
        segments.push_back(QByteArrayView(bytes).sliced(at, qMin(1460, bytes.size() - at)));
    }
    QCOMPARE(parse(segments), whole);
}

// RFC 9110 section 5.1 and 5.5.
void RequestParserTest::namesAreLowerCaseAndValuesTrimmed() {
    RequestParser parser;
    parser.feed(getting("X-One:  a  b\t\r\n"));
    QCOMPARE(parser.take().headers.value("x-one"), QByteArray("a  b"));
}

// RFC 9110 section 5.3.
void RequestParserTest::repeatedFieldsBecomeOneList() {
    RequestParser parser;
    parser.feed(getting("Accept: a\r\nX: -\r\nACCEPT: b\r\n"));
    const Request request = parser.take();
    QCOMPARE(request.headers.value("accept"), QByteArray("a, b"));
    QCOMPARE(request.headers.count("accept"), 2);
    QVERIFY(!request.headers.has("cookie"));
}

// RFC 9110 section 6.5.1: a trailer may not change what the head said.
void RequestParserTest::trailersAreDropped() {
    RequestParser parser;
    parser.feed(chunked("0\r\nAuthorization: Bearer x\r\nHost: evil\r\n\r\n"));
    const Request request = parser.take();
    QCOMPARE(request.authority, QByteArray("h"));
    QVERIFY(!request.headers.has("authorization"));
}

void RequestParserTest::theStateTellsWhatIsWaitedFor() {
    using State = RequestParser::State;
    RequestParser parser;
    const auto after = [&](QByteArrayView bytes) {
        parser.feed(bytes);
        return parser.state();
    };
    QCOMPARE(after("\r\n"), State::Idle); // Not a request yet (RFC 9112 section 2.2).
    QCOMPARE(after("P"), State::Head);
    QCOMPARE(after("OST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n"), State::Head);
    QCOMPARE(after("\r\n"), State::Body);
    QCOMPARE(after("a"), State::Body);
    QCOMPARE(after("b"), State::Complete);
    QCOMPARE(parser.feed("more"), 0);
    QCOMPARE(parser.take().body, QByteArray("ab"));
    QCOMPARE(parser.state(), State::Idle);
    QCOMPARE(after("@"), State::Failed);
    QCOMPARE(parser.feed("more"), 0);
}

// RFC 9110 section 10.1.1.
void RequestParserTest::aClientThatWaitsForContinueIsKnown() {
    RequestParser parser;
    parser.feed(posting("Expect: 100-Continue\r\nContent-Length: 5\r\n", ""));
    QVERIFY(parser.expectsContinue());
    parser.feed("hello");
    parser.take();
    QVERIFY(!parser.expectsContinue());
    // HTTP/1.0 has no such thing: the field is passed over.
    parser.feed("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QCOMPARE(parser.state(), RequestParser::State::Body);
    QVERIFY(!parser.expectsContinue());
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "requestparser_test.moc"
