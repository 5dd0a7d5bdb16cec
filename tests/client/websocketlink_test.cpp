// What only a WebSocket can suffer, said by raw frames of RFC 6455.
#include "client/websocketlink.h"

#include "client/clientlimits.h"
#include "client/reason.h"
#include "tests/client/listening.h"

#include <QTest>
#include <QtEndian>

namespace parlance {
namespace {

QByteArray text(const QByteArray& payload) {
    return said(Transport::WebSocket, payload);
}

QByteArray closeFrame(quint16 code) {
    return webSocketFrame(QByteArray(1, char(code >> 8)) + char(code & 0xff), 8);
}

// In one frame, of a size that webSocketFrame() cannot say.
QByteArray largeFrame(const QByteArray& payload) {
    const auto size = qToBigEndian(static_cast<quint64>(payload.size()));
    QByteArray frame("\x81\x7f");
    frame.append(reinterpret_cast<const char*>(&size), sizeof(size));
    return frame + payload;
}

// A text in frames that are small each.
QByteArray fragments(const QByteArray& payload) {
    constexpr qsizetype kPiece = 60'000;
    QByteArray bytes;
    for (qsizetype sent = 0; sent < payload.size(); sent += kPiece) {
        QByteArray frame = webSocketFrame(payload.mid(sent, kPiece), sent == 0 ? 1 : 0);
        if (sent + kPiece < payload.size()) {
            frame[0] = char(frame[0] & 0x0f); // Not the last fragment.
        }
        bytes += frame;
    }
    return bytes;
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
    void takesAMessageUpToItsLimitOnly_data();
    void takesAMessageUpToItsLimitOnly();
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

void WebSocketLinkTest::takesAMessageUpToItsLimitOnly_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("taken");
    const QByteArray json = codec::encode(message(5, "large"));
    const QByteArray largest = json + QByteArray(limits::kFrame - json.size(), ' ');
    const QByteArray larger = largest + ' ';
    QTest::newRow("the largest whole") << largeFrame(largest) << true;
    QTest::newRow("the largest in fragments") << fragments(largest) << true;
    QTest::newRow("a larger one whole") << largeFrame(larger) << false;
    QTest::newRow("a larger one in fragments") << fragments(larger) << false;
    // What is announced is not waited for.
    QTest::newRow("the head of a larger one") << largeFrame(larger).first(10) << false;
}

void WebSocketLinkTest::takesAMessageUpToItsLimitOnly() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, taken);
    const CannedServer server(helloAnd(bytes));
    const Listening listening(Transport::WebSocket, server.room());
    QTRY_VERIFY(listening.heard.failure || listening.heard.said.size() == 2);
    QCOMPARE(listening.heard.said.size(), taken ? 2 : 1);
    QCOMPARE(listening.heard.failure.has_value(), !taken);
    if (!taken) {
        QCOMPARE(listening.heard.failure->kind, Failure::Kind::Broken);
        QCOMPARE(listening.heard.failure->closeCode, 1009);
    }
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
