#include "client/websocketlink.h"

#include "client/clientlimits.h"
#include "client/tls.h"

namespace parlance {
namespace {

constexpr int kAbnormalClosure = 1006; // RFC 6455 section 7.1.5: no close frame came.
constexpr int kPolicyViolation = 1008;
constexpr auto kNoError = QAbstractSocket::UnknownSocketError; // What it is before any other.

QNetworkRequest handshake(const LinkContext& context, const Position& from) {
    QNetworkRequest request(context.room.webSocket(from));
    // QWebSocket of Qt 6.4 has no word for subprotocols; the raw header does it.
    request.setRawHeader(QByteArrayLiteral("Sec-WebSocket-Protocol"),
                         QByteArrayLiteral("parlance.v1"));
    request.setRawHeader(QByteArrayLiteral("User-Agent"), QByteArrayLiteral("Parlance"));
    if (!context.token.isEmpty()) {
        request.setRawHeader(QByteArrayLiteral("Authorization"), "Bearer " + context.token);
    }
    return request;
}

// The same handshake as an ordinary request, whose answer can be read.
QNetworkRequest visibleHandshake(const LinkContext& context, const Position& from) {
    QNetworkRequest request = Http::request(context.room.events(from), context.token);
    request.setRawHeader(QByteArrayLiteral("Connection"), QByteArrayLiteral("Upgrade"));
    request.setRawHeader(QByteArrayLiteral("Upgrade"), QByteArrayLiteral("websocket"));
    request.setRawHeader(QByteArrayLiteral("Sec-WebSocket-Version"), QByteArrayLiteral("13"));
    request.setRawHeader(QByteArrayLiteral("Sec-WebSocket-Key"),
                         QByteArrayLiteral("cGFybGFuY2UgYXNrcyB3eQ=="));
    return request;
}

} // namespace

WebSocketLink::WebSocketLink(LinkContext linkContext)
    : PushLink(Transport::WebSocket, std::move(linkContext)) {
    m_socket.setMaxAllowedIncomingFrameSize(limits::kFrame);
    m_socket.setMaxAllowedIncomingMessageSize(limits::kFrame);
    if (context().room.isLoopback()) {
        m_socket.setProxy(QNetworkProxy::NoProxy);
    }
    // The handshake's request waits in the socket until TLS is established.
    m_socket.setSslConfiguration(tls::configuration(context().http->pin()));
    connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
        // QWebSocket tells neither the certificate nor passes errors on in the middle of a
        // handshake; its socket, which is its child, does both.
        if (auto* socket = m_socket.findChild<QSslSocket*>()) {
            tls::judge(*socket, errors, context().http->pin());
        }
    });
    connect(&m_socket, &QWebSocket::connected, this, [this] { m_connected = true; });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        heard();
        takeJson(text.toUtf8());
    });
    connect(&m_socket, &QWebSocket::disconnected, this, &WebSocketLink::lost);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto error = &QWebSocket::errorOccurred;
#else
    const auto error = QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error);
#endif
    // A refused handshake is an error without an end; an error later is followed by disconnected().
    connect(&m_socket, error, this, [this] {
        if (!m_connected) {
            lost();
        }
    });
}

WebSocketLink::~WebSocketLink() {
    m_socket.disconnect(this);
}

void WebSocketLink::send(const QByteArray& json) {
    Q_ASSERT(isOpen());
    m_socket.sendTextMessage(QString::fromUtf8(json));
}

void WebSocketLink::start() {
    startWatch();
    m_socket.open(handshake(context(), position()));
}

void WebSocketLink::stop() {
    stopWatch();
    m_why.reset();
    m_socket.disconnect(this);
    if (m_connected) {
        m_socket.close();
        m_socket.flush();
    } else {
        m_socket.abort(); // A handshake that hangs would hang for ever.
    }
}

// Comes twice or three times for one loss; the first counts.
void WebSocketLink::lost() {
    if (!isLive() || m_why) {
        return;
    }
    if (!m_connected) {
        askWhy();
        return;
    }
    // After a kill closeCode() claims 1000, a regular end; the socket's error tells the truth.
    const bool cut = m_socket.error() != kNoError;
    const int code = cut ? kAbnormalClosure : static_cast<int>(m_socket.closeCode());
    const bool refused = code == kPolicyViolation;
    fail({.kind = refused ? Failure::Kind::Refused : Failure::Kind::Broken, .closeCode = code});
}

// QWebSocket keeps status, headers and body of a refusal to itself.
void WebSocketLink::askWhy() {
    stopWatch();
    const auto done = [this](const HttpAnswer& answer) {
        if (answer.failure && answer.failure->httpStatus != 101) {
            fail(*answer.failure);
        } else if (answer.failure) {
            fail({.kind = Failure::Kind::Broken, .detail = Failure::Detail::HandshakeBroke});
        } else {
            fail({.kind = Failure::Kind::Refused,
                  .httpStatus = answer.status,
                  .detail = Failure::Detail::NotUpgraded});
        }
    };
    m_why =
        context().http->get(visibleHandshake(context(), position()), context().timings.why, done);
}

} // namespace parlance
