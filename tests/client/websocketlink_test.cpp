// What only a WebSocket can suffer, said by raw frames of RFC 6455.
#include "client/websocketlink.h"

#include "client/reason.h"
#include "tests/client/listening.h"

#include <QTest>

namespace parlance {
namespace {

QByteArray text(const QByteArray& payload) {
    return said(Transport::WebSocket, payload);
}

QByteArray closeFrame(quint16 code) {
    return webSocketFrame(QByteArray(1, char(code >> 8)) + char(code & 0xff), 8);
}

// Takes the handshake, says hello and then this.
CannedServer::Handler helloAnd(const QByteArray& bytes) {
    return [bytes](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(Transport::WebSocket, request) + text(codec::encode(hello(4))) +
                     bytes);
    };
}

bool isUpgrade(const CannedRequest& request) {
    return !request.header("Upgrade").isEmpty();
}

} // namespace

class WebSocketLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shakesHandsInTheProtocolsName();
    void noticesAKilledConnection();
    void noticesAConnectionCutInsideAFrame();
    void tellsARefusalByCloseCode();
    void takesOtherCloseCodesForAnInterruption();
    void joinsFragments();
    void refusesAnOversizedFrame();
    void tellsAnUpgradeThatSomebodyTookOut();
    void tellsAHandshakeThatWasCut();
    void tellsAWrongHandshake();
    void sendsFrames();
    void failsOnAnErrorBeforeHello();
};

void WebSocketLinkTest::shakesHandsInTheProtocolsName() {
    const CannedServer server(helloAnd({}));
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.link->isOpen());
    const CannedRequest& request = server.requests().front();
    QCOMPARE(request.header("Sec-WebSocket-Protocol"), QByteArray("parlance.v1"));
    QCOMPARE(request.header("Sec-WebSocket-Version"), QByteArray("13"));
}

void WebSocketLinkTest::noticesAKilledConnection() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        helloAnd({})(request, socket);
        socket.flush();
        socket.disconnectFromHost();
    });
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
    QCOMPARE(listening.heard.failure->closeCode, 1006);
    QCOMPARE(reasonOf(*listening.heard.failure), QStringLiteral("the WebSocket connection broke"));
    QCOMPARE(server.connections(), 1);
}

void WebSocketLinkTest::noticesAConnectionCutInsideAFrame() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        helloAnd(text(codec::encode(message(5, "a"))) +
                 text(codec::encode(message(6, "b"))).chopped(9))(request, socket);
        socket.disconnectFromHost();
    });
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
    QCOMPARE(listening.heard.said.last(), QStringLiteral("message 5 a"));
}

void WebSocketLinkTest::tellsARefusalByCloseCode() {
    const CannedServer server(helloAnd(closeFrame(1008)));
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Refused);
    QCOMPARE(listening.heard.failure->closeCode, 1008);
    QVERIFY(listening.heard.failure->isFinal());
}

void WebSocketLinkTest::takesOtherCloseCodesForAnInterruption() {
    // QWebSocket of Qt 6.4 does not know 1012 and 1013 and reports them as 1002, so nothing may
    // hang on telling these apart.
    for (const quint16 code : {1000, 1001, 1009, 1011, 1012, 1013}) {
        const CannedServer server(helloAnd(closeFrame(code)));
        const Listening listening(Transport::WebSocket, server.room());
        QTRY_VERIFY(listening.heard.failure);
        QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
        QCOMPARE(listening.heard.failure->closeCode, code < 1012 ? code : 1002);
        QVERIFY(!listening.heard.failure->isFinal());
    }
}

void WebSocketLinkTest::joinsFragments() {
    const QByteArray frame = codec::encode(message(5, "in two"));
    QByteArray first = webSocketFrame(frame.first(20));
    first[0] = 1; // Text, not the last fragment.
    const CannedServer server(helloAnd(first + webSocketFrame(frame.sliced(20), 0)));
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_COMPARE(listening.heard.said.size(), 2);
    QCOMPARE(listening.heard.said.last(), QStringLiteral("message 5 in two"));
}

void WebSocketLinkTest::refusesAnOversizedFrame() {
    QByteArray head = webSocketFrame({});
    head[1] = 127;
    head.append("\0\0\0\0\x7f\xff\xff\xff", 8);
    const CannedServer server(helloAnd(head + "x"));
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
}

void WebSocketLinkTest::tellsAnUpgradeThatSomebodyTookOut() {
    const CannedServer server(answer("200 OK", "{}"));
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Refused);
    QCOMPARE(listening.heard.failure->httpStatus, 200);
    QCOMPARE(reasonOf(*listening.heard.failure),
             QStringLiteral("the WebSocket handshake was taken for a plain request"));
    QVERIFY(isUpgrade(server.requests().back()));
}

void WebSocketLinkTest::tellsAHandshakeThatWasCut() {
    const CannedServer server(
        [](const CannedRequest&, QTcpSocket& socket) { socket.disconnectFromHost(); });
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
}

void WebSocketLinkTest::tellsAWrongHandshake() {
    const CannedServer server(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: bm90IHRoaXMgb25l\r\n\r\n");
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
    QCOMPARE(reasonOf(*listening.heard.failure),
             QStringLiteral("the WebSocket handshake broke off"));
}

void WebSocketLinkTest::sendsFrames() {
    QByteArray sent;
    const CannedServer server([&](const CannedRequest& request, QTcpSocket& socket) {
        helloAnd({})(request, socket);
        // From now on what comes are masked frames; only their number and size are looked at.
        socket.disconnect(SIGNAL(readyRead()));
        connect(&socket, &QTcpSocket::readyRead, &socket, [&] { sent.append(socket.readAll()); });
    });
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.link->isOpen());
    auto& link = static_cast<WebSocketLink&>(*listening.link);
    const QByteArray json = codec::encode(EchoFrame{"nonce", {}});
    link.send(json);
    QTRY_COMPARE(sent.size(), json.size() + 6); // A head of two bytes and a mask of four.
}

void WebSocketLinkTest::failsOnAnErrorBeforeHello() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(Transport::WebSocket, request) +
                     text(codec::encode(Refusal{lobby(), Error::Forbidden, {}, {}})));
    });
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure);
    QCOMPARE(listening.heard.failure->kind, Failure::Kind::Refused);
    QCOMPARE(listening.heard.failure->code, Error::Forbidden);
    QVERIFY(listening.heard.failure->isFinal());
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::WebSocketLinkTest)
#include "websocketlink_test.moc"
