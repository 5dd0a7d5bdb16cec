#include "server/protocol/clientcodec.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QRegularExpression>
#include <QTest>

using namespace parlance;

namespace {

const RawRows& allRows() {
    static const RawRows kRows = [] {
        RawRows all;
        for (RawRows rows : {requestLineRows(), fieldRows(), bodyRows(), connectionRows(),
                             routeRows(), upgradeRows()}) {
            std::ranges::move(rows, std::back_inserter(all));
        }
        return all;
    }();
    return kRows;
}

std::vector<int> statusesOf(const std::vector<RawAnswer>& answers) {
    std::vector<int> statuses;
    for (const RawAnswer& answer : answers) {
        statuses.push_back(answer.status);
    }
    return statuses;
}

QByteArray numbers(const std::vector<int>& statuses) {
    QByteArrayList list;
    for (const int status : statuses) {
        list.append(QByteArray::number(status));
    }
    return list.join(' ');
}

} // namespace

class RawHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<LocalServer>();
        ServerOptions options;
        options.tls = Tls::Only;
        m_tlsServer = std::make_unique<LocalServer>(options);
    }

    void cleanupTestCase() {
        m_server.reset();
        m_tlsServer.reset();
    }

    void thereAreEnoughRows();
    void requestsSentWhole_data();
    void requestsSentWhole();
    void requestsSentOverTls_data();
    void requestsSentOverTls();
    void requestsSentByteByByte_data();
    void requestsSentByteByByte();
    void anAttackBehindAnotherRequestIsNoOtherRequest_data();
    void anAttackBehindAnotherRequestIsNoOtherRequest();
    void whoSaysNoMoreIsAnsweredAllTheSame_data();
    void whoSaysNoMoreIsAnsweredAllTheSame();
    void requestsSplitAtAnyByteAreTheSame_data();
    void requestsSplitAtAnyByteAreTheSame();
    void headIsGetWithoutItsBody_data();
    void headIsGetWithoutItsBody();
    void everyAnswerHasWhatItMustHave();
    void noPageLetsAStrangersScriptOrFrameIn_data();
    void noPageLetsAStrangersScriptOrFrameIn();
    void continueIsSaidBeforeTheBody();
    void continueIsNotSaidWhereTheBodyIsThere();
    void aWaitingPollHoldsBackWhatWasAskedAfterIt();
    void aHandshakeIsAnsweredAndItsFirstFrameHeard();
    void aHandshakeMayFollowOtherRequests();
    void bytesBehindTheEndOfAWebSocketStopNobody_data();
    void bytesBehindTheEndOfAWebSocketStopNobody();

private:
    // What came of a row, behind so many pings.
    void check(const RawRow& row, RawClient& client, std::size_t pings = 0) {
        check(*m_server, row, client, pings);
    }
    static void check(const LocalServer& server, const RawRow& row, RawClient& client,
                      std::size_t pings);

    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<LocalServer> m_tlsServer;
};

// Every row of the table, once for each way of sending it.
static void addRows() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < allRows().size(); ++i) {
        const RawRow& row = allRows()[i];
        QTest::addRow("%s (RFC %s)", row.name, row.section) << static_cast<int>(i);
    }
}

void RawHttpTest::thereAreEnoughRows() {
    QVERIFY(allRows().size() >= 120);
}

void RawHttpTest::check(const LocalServer& server, const RawRow& row, RawClient& client,
                        std::size_t pings) {
    const bool head = row.bytes.startsWith("HEAD ");
    const Asked asked = head ? Asked::Head : Asked::Get;
    std::vector<int> statuses(pings, 204);
    std::ranges::copy(row.statuses, std::back_inserter(statuses));
    client.waitForAnswers(statuses.size(), asked);
    std::vector<RawAnswer> answers = client.answers(asked);
    QCOMPARE(numbers(statusesOf(answers)), numbers(statuses));
    const RawAnswer& last = answers.back();
    QVERIFY(!head || client.received().endsWith("\r\n\r\n")); // No body.
    if (*row.code != '\0') {
        QCOMPARE(QByteArray(info(codec::decodeError(last.body)).code), QByteArray(row.code));
    }
    for (const QByteArray& field : row.fields) {
        const qsizetype colon = field.indexOf(':');
        QCOMPARE(last.headers.value(field.first(colon)), field.sliced(colon + 2));
    }
    if (row.after == RawRow::After::Closed) {
        QVERIFY(client.waitForClose());
        QCOMPARE(last.headers.value("connection").startsWith("close"), true);
        QCOMPARE(client.answers(asked).size(), statuses.size());
    } else {
        QVERIFY(!last.headers.value("connection").contains("close"));
        client.send(server.fill(request("GET /ping")));
        QVERIFY(client.waitForAnswers(statuses.size() + 1, asked));
        QCOMPARE(client.answers(asked).back().status, 204);
    }
    QVERIFY(server.answersPing());
}

void RawHttpTest::requestsSentWhole_data() {
    addRows();
}

void RawHttpTest::requestsSentWhole() {
    QFETCH(int, index);
    const RawRow& row = allRows()[static_cast<std::size_t>(index)];
    RawClient client(m_server->port());
    client.send(m_server->fill(row.bytes));
    check(row, client);
}

void RawHttpTest::requestsSentOverTls_data() {
    addRows();
}

// What a request means does not depend on the scheme, except for what browsers keep apart by it.
void RawHttpTest::requestsSentOverTls() {
    QFETCH(int, index);
    RawRow row = allRows()[static_cast<std::size_t>(index)];
    row.bytes.replace("Origin: http://", "Origin: https://")
        .replace("HTTP://$HOST", "HTTPS://$HOST")
        .replace("https://192.0.2.7:80", "https://192.0.2.7:443");
    RawClient client(m_tlsServer->port(), RawClient::Scheme::Tls);
    client.send(m_tlsServer->fill(row.bytes));
    check(*m_tlsServer, row, client, 0);
}

void RawHttpTest::requestsSentByteByByte_data() {
    addRows();
}

void RawHttpTest::requestsSentByteByByte() {
    QFETCH(int, index);
    const RawRow& row = allRows()[static_cast<std::size_t>(index)];
    RawClient client(m_server->port());
    const QByteArray bytes = m_server->fill(row.bytes);
    // What is large is large because of one part of it: pieces of odd sizes will do there.
    client.sendInPieces(bytes, bytes.size() < 3000 ? 1 : bytes.size() < 50'000 ? 97 : 4999);
    check(row, client);
}

void RawHttpTest::anAttackBehindAnotherRequestIsNoOtherRequest_data() {
    addRows();
}

// RFC 9112 section 9.3.2: what came before has no part in what a request means.
void RawHttpTest::anAttackBehindAnotherRequestIsNoOtherRequest() {
    QFETCH(int, index);
    const RawRow& row = allRows()[static_cast<std::size_t>(index)];
    RawClient client(m_server->port());
    client.send(m_server->fill(
        request("GET /ping") +
        request("POST /ping", "Transfer-Encoding: chunked\r\n", "2\r\nhi\r\n0\r\n\r\n") +
        row.bytes));
    check(row, client, 2);
}

void RawHttpTest::whoSaysNoMoreIsAnsweredAllTheSame_data() {
    addRows();
}

// RFC 9112 section 9.6: a client may close its half when it has asked.
void RawHttpTest::whoSaysNoMoreIsAnsweredAllTheSame() {
    QFETCH(int, index);
    const RawRow& row = allRows()[static_cast<std::size_t>(index)];
    RawClient client(m_server->port());
    client.send(m_server->fill(row.bytes));
    client.endSending();
    QVERIFY(client.waitForClose());
    const Asked asked = row.bytes.startsWith("HEAD ") ? Asked::Head : Asked::Get;
    QCOMPARE(numbers(statusesOf(client.answers(asked))), numbers(row.statuses));
    QVERIFY(m_server->answersPing());
}

void RawHttpTest::requestsSplitAtAnyByteAreTheSame_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statuses");
    const QByteArray ping = request("GET /ping");
    const QByteArray chunked =
        request("POST /ping", "Transfer-Encoding: chunked\r\n", "2;a=b\r\nhi\r\n0\r\nT: 1\r\n\r\n");
    const QByteArray smuggled = request(
        "POST /ping", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + ping);
    QTest::newRow("three requests")
        << ping + request("POST /ping", "Content-Length: 5\r\n", "hello") + ping
        << QByteArray("204 204 204");
    QTest::newRow("chunks and another") << chunked + ping << QByteArray("204 204");
    QTest::newRow("an attack") << ping + smuggled << QByteArray("204 400");
}

// The first part has been read before the second one leaves.
void RawHttpTest::requestsSplitAtAnyByteAreTheSame() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, statuses);
    const QByteArray filled = m_server->fill(bytes);
    for (qsizetype at = 1; at < filled.size(); ++at) {
        RawClient client(m_server->port());
        client.send(filled.first(at));
        QCoreApplication::processEvents();
        client.send(filled.sliced(at));
        client.waitForAnswers(std::size_t(statuses.count(' ')) + 1);
        QCOMPARE(numbers(statusesOf(client.answers())), statuses);
    }
}

// RFC 9110 section 9.3.2.
void RawHttpTest::headIsGetWithoutItsBody_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("endless");
    const auto row = [](const char* target, bool endless = false) {
        QTest::newRow(target) << QByteArray(target) << endless;
    };
    row("/");
    row("/rooms");
    row("/rooms/lobby");
    row("/rooms/lobby?refresh");
    row("/rooms/unheard");
    row("/rooms/lobby/members");
    row("/rooms/lobby/events");
    row("/rooms/lobby/events?wait=0");
    row("/rooms/lobby/events?after=x");
    row("/rooms/lobby/events?before=abcdefghijkl-1");
    row("/rooms/lobby/echo");
    row("/ping");
    row("/static/main.js");
    row("/static/none.css");
    row("/host/stats");
    row("/rooms/lobby/events?transport=sse", true);
    row("/rooms/lobby/events?transport=stream", true);
    row("/rooms/lobby/events?transport=page", true);
}

void RawHttpTest::headIsGetWithoutItsBody() {
    QFETCH(QByteArray, target);
    QFETCH(bool, endless);
    RawClient get(m_server->port());
    get.send(m_server->fill(request("GET " + target)));
    RawClient head(m_server->port());
    head.send(m_server->fill(request("HEAD " + target)));
    QVERIFY(get.waitForText("\r\n\r\n"));
    QVERIFY(head.waitForAnswers(1, Asked::Head));
    const auto fields = [](const RawAnswer& answer) {
        QByteArrayList list{answer.statusLine};
        for (const http::Header& header : answer.headers) {
            // The time, and a counter that the reader itself moves.
            if (header.name != "date" && header.name != "etag") {
                list.append(header.name + ": " + header.value);
            }
        }
        return list;
    };
    const RawAnswer answer = head.answers(Asked::Head).front();
    QCOMPARE(fields(answer), fields(get.answers().front()));
    if (endless) {
        QVERIFY(head.waitForClose());
    } else {
        head.send(m_server->fill(request("HEAD /ping")));
        QVERIFY(head.waitForAnswers(2, Asked::Head));
        QCOMPARE(head.answers(Asked::Head).size(), std::size_t(2));
    }
    QVERIFY(head.received().endsWith("\r\n\r\n")); // Nothing but heads.
}

// RFC 9110 section 6.6.1 and the server's own promises.
void RawHttpTest::everyAnswerHasWhatItMustHave() {
    for (const QByteArray& bytes :
         {request("GET /"), request("GET /ping"), request("GET /x"),
          request("GET /rooms/lobby/events"), QByteArray("x y\r\n\r\n")}) {
        const RawAnswer answer = m_server->ask(bytes);
        QVERIFY(answer.statusLine.startsWith("HTTP/1.1 "));
        static const QRegularExpression kDate(QStringLiteral(
            "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$"));
        const QString date = QString::fromLatin1(answer.headers.value("date"));
        QVERIFY2(kDate.match(date).hasMatch(), qPrintable(date));
        QCOMPARE(answer.headers.value("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(answer.headers.value("referrer-policy"), QByteArray("same-origin"));
        QVERIFY(!answer.headers.value("cache-control").isEmpty());
        QVERIFY(!answer.headers.has("access-control-allow-origin"));
        QVERIFY(!answer.headers.has("server"));
    }
}

void RawHttpTest::noPageLetsAStrangersScriptOrFrameIn_data() {
    QTest::addColumn<QByteArray>("target");
    for (const char* target : {"/", "/rooms/lobby", "/rooms/lobby?refresh",
                               "/rooms/lobby/events?transport=page", "/nothing"}) {
        QTest::newRow(target) << QByteArray(target);
    }
}

// Content Security Policy Level 3, sections 6.1 and 6.4: what is not named is not allowed.
void RawHttpTest::noPageLetsAStrangersScriptOrFrameIn() {
    QFETCH(QByteArray, target);
    RawClient client(m_server->port());
    client.send(m_server->fill(request("GET " + target, "Accept: text/html\r\n")));
    QVERIFY(client.waitForText("\r\n\r\n"));
    const http::Headers headers = client.answers().front().headers;
    QCOMPARE(headers.value("content-type"), QByteArray("text/html; charset=utf-8"));
    QByteArrayList rules;
    for (const QByteArray& rule : headers.value("content-security-policy").split(';')) {
        rules.append(rule.trimmed());
    }
    QVERIFY(rules.contains("default-src 'none'"));
    QVERIFY(rules.contains("frame-ancestors 'self'"));
    QVERIFY(rules.contains("base-uri 'none'"));
    for (const QByteArray& rule : rules) {
        QVERIFY2(!rule.contains("unsafe"), rule.constData());
        QVERIFY2(!rule.startsWith("script-src") || rule == "script-src 'self'", rule.constData());
    }
    QCOMPARE(headers.value("x-frame-options"), QByteArray("SAMEORIGIN"));
    QCOMPARE(headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(headers.value("referrer-policy"), QByteArray("same-origin"));
}

// RFC 9110 section 10.1.1.
void RawHttpTest::continueIsSaidBeforeTheBody() {
    RawClient client(m_server->port());
    const QByteArray head = request("POST /ping", "Expect: 100-continue\r\nContent-Length: 5\r\n");
    client.send(m_server->fill(request("GET /ping") + head));
    QVERIFY(client.waitForAnswers(2));
    QCOMPARE(numbers(statusesOf(client.answers())), QByteArray("204 100"));
    QCOMPARE(client.answers().back().headers.count("content-length"), 0);
    client.send("hello" + m_server->fill(head));
    QVERIFY(client.waitForAnswers(4));
    QCOMPARE(numbers(statusesOf(client.answers())), QByteArray("204 100 204 100"));
    client.send("hello");
    QVERIFY(client.waitForAnswers(5));
    QCOMPARE(client.answers().back().status, 204);
}

void RawHttpTest::continueIsNotSaidWhereTheBodyIsThere() {
    RawClient client(m_server->port());
    client.send(m_server->fill(
        request("POST /ping", "Expect: 100-continue\r\nContent-Length: 5\r\n", "hel")));
    client.sendInPieces("lo" + m_server->fill(request("GET /ping")), 1);
    QVERIFY(client.waitForAnswers(2));
    QCOMPARE(numbers(statusesOf(client.answers())), QByteArray("204 204"));
}

// RFC 9112 section 9.3.2.
void RawHttpTest::aWaitingPollHoldsBackWhatWasAskedAfterIt() {
    RawClient client(m_server->port());
    client.send(m_server->fill(request("GET /rooms/lobby/events?after=now&wait=50") +
                               request("GET /x") + request("GET /ping")));
    // While it waits, others are served.
    QVERIFY(m_server->answersPing());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(m_server->say("wake up").status, 201);
    QVERIFY(client.waitForAnswers(3));
    QCOMPARE(numbers(statusesOf(client.answers())), QByteArray("200 404 204"));
    QVERIFY(client.answers().front().body.contains("wake up"));
}

// RFC 6455 section 4.2.2.
void RawHttpTest::aHandshakeIsAnsweredAndItsFirstFrameHeard() {
    RawClient client(m_server->port());
    const QByteArray handshake =
        request("GET /rooms/lobby/events?after=now",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                "Sec-WebSocket-Protocol: chat, parlance.v1\r\n");
    // A text frame whose mask is zero, in the same segment as the request.
    const QByteArray echo = R"({"type":"echo","nonce":"early"})";
    const QByteArray frame =
        "\x81" + QByteArray(1, static_cast<char>(0x80 | echo.size())) + QByteArray(4, '\0') + echo;
    client.send(m_server->fill(handshake) + frame);
    QVERIFY(client.waitForText("\"nonce\":\"early\""));
    const RawAnswer answer = client.answers().front();
    QCOMPARE(answer.status, 101);
    QCOMPARE(answer.headers.value("sec-websocket-accept"),
             QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QCOMPARE(answer.headers.value("sec-websocket-protocol"), QByteArray("parlance.v1"));
    QCOMPARE(answer.headers.value("upgrade").toLower(), QByteArray("websocket"));
    QVERIFY(answer.headers.value("access-control-allow-origin") != "*");
}

// The answers before it have not left yet when the socket is handed over.
void RawHttpTest::aHandshakeMayFollowOtherRequests() {
    RawClient client(m_server->port());
    client.send(m_server->fill(
        request("GET /rooms") + request("GET /ping") +
        request("GET /rooms/lobby/events?after=now",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")));
    QVERIFY(client.waitForText("\"hello\""));
    QCOMPARE(numbers(statusesOf(client.answers())), QByteArray("200 204 101"));
}

void RawHttpTest::bytesBehindTheEndOfAWebSocketStopNobody_data() {
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("a close frame") << QByteArray("\x88\x80\0\0\0\0", 6);
    QTest::newRow("an unknown kind of frame") << QByteArray("\x83\x80\0\0\0\0", 6);
    QTest::newRow("a continuation of nothing") << QByteArray("\x80\x80\0\0\0\0", 6);
    QTest::newRow("a reserved bit") << QByteArray("\xc1\x80\0\0\0\0", 6);
    QTest::newRow("binary") << QByteArray("\x82\x80\0\0\0\0", 6);
}

// QWebSocket closes its socket in the middle of reading it.
void RawHttpTest::bytesBehindTheEndOfAWebSocketStopNobody() {
    QFETCH(QByteArray, end);
    RawClient client(m_server->port());
    client.send(m_server->fill(
        request("GET /rooms/lobby/events?after=now",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")));
    QVERIFY(client.waitForText("\"hello\""));
    client.send(end + "and more");
    QVERIFY(client.waitForClose());
    QVERIFY(m_server->answersPing());
}

QTEST_GUILESS_MAIN(RawHttpTest)
#include "rawhttp_test.moc"
