// RFC 6455 section 4.2.1, rule by rule, from the bytes of a request to the head that QWebSocket
// gets to see.
#include "server/http/upgrade.h"

#include "server/http/requestparser.h"

#include <QTest>

using namespace parlance;
using namespace parlance::http;

namespace {

const QByteArray kKey = "dGhlIHNhbXBsZSBub25jZQ==";

// A handshake with each field in its place; a row changes one of them.
struct Handshake {
    QByteArray line = "GET /rooms/lobby/events?after=now HTTP/1.1";
    QByteArray host = "Host: h:8080\r\n";
    QByteArray upgrade = "Upgrade: websocket\r\n";
    QByteArray connection = "Connection: Upgrade\r\n";
    QByteArray key = "Sec-WebSocket-Key: " + kKey + "\r\n";
    QByteArray version = "Sec-WebSocket-Version: 13\r\n";
    QByteArray more{};

    QByteArray bytes() const {
        return line + "\r\n" + host + upgrade + connection + key + version + more + "\r\n";
    }
};

QByteArray keyLine(const QByteArray& key) {
    return "Sec-WebSocket-Key: " + key + "\r\n";
}

// "upgraded", "plain" where it is an ordinary request, or the code of the error.
QByteArray outcomeOf(const QByteArray& bytes) {
    RequestParser parser;
    parser.feed(bytes);
    if (parser.state() != RequestParser::State::Complete) {
        return info(parser.error()).code;
    }
    const Request request = parser.take();
    if (!request.upgrade) {
        return "plain";
    }
    const Result<QByteArray> head = canonicalUpgrade(request);
    return head ? QByteArray("upgraded") : QByteArray(info(head.error()).code);
}

} // namespace

class UpgradeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleOfTheHandshakeIsKept_data();
    void everyRuleOfTheHandshakeIsKept();
    void theHeadIsCanonical();
    void theSubprotocolIsOursOrNone();
    void onlyAHandshakeIsMadeOne();
};

void UpgradeTest::everyRuleOfTheHandshakeIsKept_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char* name, const Handshake& handshake, const char* outcome) {
        QTest::newRow(name) << handshake.bytes() << QByteArray(outcome);
    };
    row("as it should be", {}, "upgraded");

    // 1. A GET in HTTP/1.1 or higher.
    row("a higher version", {.line = "GET / HTTP/1.2"}, "upgraded");
    row("HTTP/1.0", {.line = "GET / HTTP/1.0"}, "plain");
    row("POST", {.line = "POST / HTTP/1.1"}, "plain");
    row("HEAD", {.line = "HEAD / HTTP/1.1"}, "plain");
    row("an unknown method", {.line = "FOOO / HTTP/1.1"}, "method_unknown");
    row("absolute form", {.line = "GET http://h:8080/ HTTP/1.1"}, "upgraded");
    // 2. A Host.
    row("no Host", {.host = ""}, "bad_host");
    row("two Hosts", {.host = "Host: h\r\nHost: h\r\n"}, "bad_host");
    // 3. Upgrade with the word "websocket", in any case.
    row("no Upgrade", {.upgrade = ""}, "plain");
    row("Upgrade in capitals", {.upgrade = "Upgrade: WebSocket\r\n"}, "upgraded");
    row("Upgrade to several", {.upgrade = "Upgrade: h2c, websocket\r\n"}, "upgraded");
    row("Upgrade in two fields", {.upgrade = "Upgrade: h2c\r\nUpgrade: websocket\r\n"}, "upgraded");
    row("Upgrade to another", {.upgrade = "Upgrade: h2c\r\n"}, "plain");
    row("Upgrade to a longer word", {.upgrade = "Upgrade: websocket2\r\n"}, "plain");
    // 4. Connection with the word "Upgrade", in any case.
    row("no Connection", {.connection = ""}, "plain");
    row("Connection of another kind", {.connection = "Connection: keep-alive\r\n"}, "plain");
    row("Connection as Firefox says it", {.connection = "Connection: keep-alive, Upgrade\r\n"},
        "upgraded");
    row("Connection in lower case", {.connection = "Connection: upgrade\r\n"}, "upgraded");
    row("Connection in two fields",
        {.connection = "Connection: keep-alive\r\nConnection: Upgrade\r\n"}, "upgraded");
    // 5. A key of 16 bytes in base64.
    row("no key", {.key = ""}, "bad_request");
    row("an empty key", {.key = keyLine("")}, "bad_request");
    row("two keys", {.key = keyLine(kKey) + keyLine(kKey)}, "bad_request");
    row("a key of 15 bytes", {.key = keyLine(QByteArray(15, 'k').toBase64())}, "bad_request");
    row("a key of 17 bytes", {.key = keyLine(QByteArray(17, 'k').toBase64())}, "bad_request");
    row("a key of 18 bytes", {.key = keyLine(QByteArray(18, 'k').toBase64())}, "bad_request");
    row("a key without padding", {.key = keyLine(kKey.chopped(2))}, "bad_request");
    row("a key with one sign of padding", {.key = keyLine(kKey.chopped(1))}, "bad_request");
    row("a key with padding inside", {.key = keyLine("dGhlIHNhbXBsZSBub25jZ===")}, "bad_request");
    row("a key with foreign signs", {.key = keyLine("dGhlIHNhbXBsZSBub25j!Q==")}, "bad_request");
    row("a key with foreign padding", {.key = keyLine(kKey.chopped(2) + "!!")}, "bad_request");
    row("a key for addresses", {.key = keyLine("-_hlIHNhbXBsZSBub25jZQ==")}, "bad_request");
    row("a key with a space", {.key = keyLine("dGhlIHNhbXBs SBub25jZQ==")}, "bad_request");
    row("a key with something behind it", {.key = keyLine(kKey + ";x")}, "bad_request");
    // 6. Version 13.
    row("no version", {.version = ""}, "upgrade_required");
    row("version 8", {.version = "Sec-WebSocket-Version: 8\r\n"}, "upgrade_required");
    row("version 14", {.version = "Sec-WebSocket-Version: 14\r\n"}, "upgrade_required");
    row("versions 13 and 8", {.version = "Sec-WebSocket-Version: 13, 8\r\n"}, "upgrade_required");
    row("version 013", {.version = "Sec-WebSocket-Version: 013\r\n"}, "upgrade_required");
    row("version 13 with spaces", {.version = "Sec-WebSocket-Version:  13 \r\n"}, "upgraded");
    // 8. Subprotocols, 9. extensions: none is taken that is not ours.
    row("our subprotocol", {.more = "Sec-WebSocket-Protocol: parlance.v1\r\n"}, "upgraded");
    row("another subprotocol", {.more = "Sec-WebSocket-Protocol: chat\r\n"}, "upgraded");
    row("an extension", {.more = "Sec-WebSocket-Extensions: permessage-deflate\r\n"}, "upgraded");
    // 10. Other fields are passed over.
    row("a cookie and a token", {.more = "Cookie: a=b\r\nAuthorization: Bearer x\r\n"}, "upgraded");
    row("a length of none", {.more = "Content-Length: 0\r\n"}, "upgraded");
    row("a body", {.more = "Content-Length: 1\r\n"}, "bad_request");
}

void UpgradeTest::everyRuleOfTheHandshakeIsKept() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, outcome);
    QCOMPARE(outcomeOf(bytes), outcome);
}

void UpgradeTest::theHeadIsCanonical() {
    RequestParser parser;
    parser.feed(Handshake{.upgrade = "upgrade:   h2c , WEBSOCKET\r\n",
                          .connection = "CONNECTION: keep-alive,upgrade\r\n",
                          .more = "Origin: http://h:8080\r\nSec-WebSocket-Extensions: x\r\n"
                                  "Sec-WebSocket-Protocol: chat, parlance.v1\r\nCookie: a=b\r\n"}
                    .bytes());
    const Result<QByteArray> head = canonicalUpgrade(parser.take());
    QVERIFY(head);
    QCOMPARE(*head,
             "GET / HTTP/1.1\r\nHost: parlance\r\nUpgrade: websocket\r\n"
             "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
                 kKey + "\r\nOrigin: http://h:8080\r\nSec-WebSocket-Protocol: parlance.v1\r\n\r\n");
}

void UpgradeTest::theSubprotocolIsOursOrNone() {
    const auto offers = [](const QByteArray& more) {
        RequestParser parser;
        parser.feed(Handshake{.more = more}.bytes());
        return canonicalUpgrade(parser.take())->contains("Sec-WebSocket-Protocol: parlance.v1\r\n");
    };
    QVERIFY(!offers(""));
    QVERIFY(!offers("Sec-WebSocket-Protocol: chat\r\n"));
    QVERIFY(!offers("Sec-WebSocket-Protocol: parlance.v11\r\n"));
    QVERIFY(offers("Sec-WebSocket-Protocol: parlance.v1, chat\r\n"));
    QVERIFY(offers("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: parlance.v1\r\n"));
}

void UpgradeTest::onlyAHandshakeIsMadeOne() {
    Request request;
    request.method = "GET";
    QCOMPARE(canonicalUpgrade(request).error(), Error::BadRequest);
    request.method = "POST";
    request.upgrade = true;
    QCOMPARE(canonicalUpgrade(request).error(), Error::BadRequest);
}

QTEST_GUILESS_MAIN(UpgradeTest)
#include "upgrade_test.moc"
