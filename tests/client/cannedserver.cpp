#include "tests/client/cannedserver.h"

#include <QCryptographicHash>
#include <QSslServer>

#include <memory>

namespace parlance {
namespace {

QByteArray openingOfWebSocket(const CannedRequest& request) {
    const QByteArray salted =
        request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Protocol: parlance.v1\r\nSec-WebSocket-Accept: " +
           QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n";
}

} // namespace

QByteArray CannedRequest::header(const QByteArray& name) const {
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray& line : lines) {
        if (line.toLower().startsWith(name.toLower() + ':')) {
            return line.mid(name.size() + 1).trimmed();
        }
    }
    return {};
}

CannedServer::CannedServer(Handler handler)
    : m_server(std::make_unique<QTcpServer>())
    , m_handler(std::move(handler)) {
    listen();
}

CannedServer::CannedServer(Handler handler, const QSslConfiguration& tls)
    : m_isSafe(true)
    , m_handler(std::move(handler)) {
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

void CannedServer::listen() {
    if (!m_server->listen(QHostAddress::LocalHost)) {
        qFatal("no free port");
    }
    // Over TLS a connection is one after its handshake.
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket* socket = m_server->nextPendingConnection()) {
            serve(socket);
        }
    });
}

CannedServer::CannedServer(const QByteArray& answer)
    : CannedServer([answer](const CannedRequest&, QTcpSocket& socket) { socket.write(answer); }) {}

void CannedServer::show(const QSslConfiguration& tls) {
    static_cast<QSslServer&>(*m_server).setSslConfiguration(tls);
}

RoomUrl CannedServer::room() const {
    const QString scheme = m_isSafe ? QStringLiteral("https") : QStringLiteral("http");
    return *RoomUrl::parse(
        QStringLiteral("%1://127.0.0.1:%2/rooms/lobby").arg(scheme).arg(m_server->serverPort()));
}

void CannedServer::serve(QTcpSocket* socket) {
    ++m_connections;
    ++m_open;
    const auto unread = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, unread] {
        unread->append(socket->readAll());
        read(*socket, *unread);
    });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_open;
        socket->deleteLater();
    });
}

void CannedServer::read(QTcpSocket& socket, QByteArray& unread) {
    for (;;) {
        const qsizetype end = unread.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        const QByteArray head = unread.first(end);
        const qsizetype line = head.indexOf("\r\n");
        const QList<QByteArray> words = head.first(line).split(' ');
        CannedRequest request{words.value(0), words.value(1), head.mid(line + 2), {}};
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (unread.size() < end + 4 + length) {
            return;
        }
        request.body = unread.mid(end + 4, length);
        unread.remove(0, end + 4 + length);
        m_requests.push_back(request);
        m_handler(request, socket);
    }
}

QByteArray answer(const QByteArray& status, const QByteArray& body, const QByteArray& headers) {
    return "HTTP/1.1 " + status + "\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray chunk(const QByteArray& bytes) {
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray webSocketFrame(const QByteArray& payload, char opcode) {
    QByteArray frame(1, char(0x80 | opcode));
    if (payload.size() < 126) {
        frame.append(char(payload.size()));
    } else {
        frame.append(char(126)).append(char(payload.size() >> 8)).append(char(payload.size()));
    }
    return frame + payload;
}

QByteArray opening(Transport transport, const CannedRequest& request) {
    if (transport == Transport::WebSocket) {
        return openingOfWebSocket(request);
    }
    const QByteArray type = transport == Transport::Sse
                                ? QByteArrayLiteral("text/event-stream; charset=utf-8")
                                : QByteArrayLiteral("application/x-ndjson");
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
}

QByteArray said(Transport transport, const QByteArray& frame) {
    if (transport == Transport::WebSocket) {
        return webSocketFrame(frame);
    }
    return chunk(transport == Transport::Sse ? "data: " + frame + "\n\n" : frame + '\n');
}

RoomName lobby() {
    return *RoomName::parse("lobby");
}

Cursor at(Seq seq, char epoch) {
    return {QByteArray(kEpochLength, epoch), seq};
}

Message message(Seq seq, const QByteArray& text, char epoch) {
    Message message{.room = lobby(), .cursor = at(seq, epoch)};
    message.cid = "c1";
    message.from = "Ana";
    message.at = 1'700'000'000'000;
    message.text = text;
    return message;
}

Hello hello(Seq seq) {
    Hello hello{.room = lobby(), .cursor = at(seq)};
    hello.head = seq;
    hello.state = 7;
    hello.stream = "capability";
    hello.heartbeat = 15'000;
    return hello;
}

QByteArray pollAnswer(const Answer& values, const std::vector<Message>& entries) {
    QByteArrayList encoded;
    for (const Message& entry : entries) {
        encoded.append(codec::encode(entry));
    }
    return codec::encode(values, encoded.join(','));
}

} // namespace parlance
