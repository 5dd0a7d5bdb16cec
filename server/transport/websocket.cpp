#include "server/transport/websocket.h"

#include "server/http/upgrade.h"
#include "server/net/channelsocket.h"
#include "server/protocol/limits.h"
#include "server/transport/post.h"
#include "server/transport/reader.h"
#include "server/transport/speaking.h"
#include "server/transport/streamer.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWebSocket>
#include <QtEndian>

namespace parlance {
namespace {

// An unfragmented text frame from a server: no mask (RFC 6455 section 5.2).
QByteArray textFrame(const QByteArray& payload) {
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame.append(char(0x81));
    if (payload.size() < 126) {
        frame.append(static_cast<char>(payload.size()));
    } else if (payload.size() <= 0xffff) {
        const auto size = qToBigEndian(static_cast<quint16>(payload.size()));
        frame.append(char(126)).append(reinterpret_cast<const char*>(&size), sizeof(size));
    } else {
        const auto size = qToBigEndian(static_cast<quint64>(payload.size()));
        frame.append(char(127)).append(reinterpret_cast<const char*>(&size), sizeof(size));
    }
    return frame.append(payload);
}

QByteArray encodeEntry(const Entry& entry) {
    return textFrame(jsonOf(entry));
}

QByteArray encodeFrame(const Frame& frame) {
    return textFrame(jsonOf(frame));
}

const Form kFrames{Slot::WebSocket, encodeEntry, encodeFrame};

// An empty ping (RFC 6455 section 5.5.2), and how many of them may stay without an answer.
const QByteArray kPing("\x89\0", 2);
constexpr int kPings = 2;

class WebSocketStream final : public RoomReader {
public:
    WebSocketStream(Services& services, Streamer::Setup setup, std::unique_ptr<QWebSocket> socket,
                    ChannelSocket* wire)
        : m_services(services)
        , m_connection(setup.connection)
        , m_wire(wire)
        , m_socket(std::move(socket))
        , m_streamer(services, std::move(setup), [this](Error error) { close(error); })
        , m_silence(services.connections.timers(), [this] { silent(); }) {
        // One frame or one message of several, neither may be larger than a body over HTTP.
        m_socket->setMaxAllowedIncomingFrameSize(limits::kBody);
        m_socket->setMaxAllowedIncomingMessageSize(limits::kBody);
        QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, &m_context,
                         [this](const QString& text) { handle(text.toUtf8()); });
        QObject::connect(m_socket.get(), &QWebSocket::binaryMessageReceived, &m_context, [this] {
            m_socket->close(QWebSocketProtocol::CloseCodeDatatypeNotSupported);
        });
    }

    ~WebSocketStream() override {
        // Its last signals would find us half destroyed.
        m_socket->disconnect(&m_context);
        if (m_wire) {
            m_wire->detach();
            m_wire->deleteLater();
        }
    }

    void start(const Position& position, qint64 handshake) {
        m_streamer.start(position, handshake);
        heard();
    }
    void drained() override { m_streamer.catchUp(); }
    const Visitor& visitor() const override { return m_streamer.visitor(); }
    Visit& visit() override { return m_streamer.visit(); }

    void received(QByteArrayView bytes) override {
        visit().count({.framing = bytes.size()});
        heard();
        if (m_wire) {
            m_wire->feed(bytes);
        }
    }

private:
    void heard() {
        m_unanswered = 0;
        m_silence.start(m_services.deadlines.heartbeat);
    }

    // Nothing has come since the last heartbeat or ping. A system answers for a client that hangs
    // or was suspended, so only the client can say that it is there. QWebSocket never asks.
    void silent() {
        if (m_unanswered == kPings) {
            // It has gone away, as far as anybody can tell (RFC 6455 section 7.4.1).
            return m_socket->close(QWebSocketProtocol::CloseCodeGoingAway,
                                   QStringLiteral("silent"));
        }
        ++m_unanswered;
        visit().countIdle({.framing = kPing.size()});
        m_connection.write(kPing);
        m_silence.start(m_services.deadlines.heartbeat);
    }

    void handle(const QByteArray& json) {
        const Result<ClientFrame> frame = codec::decodeFrame(json);
        if (!frame) {
            return refuse(frame.error(), codec::decodeNumber(json));
        }
        if (const auto* post = std::get_if<PostFrame>(&*frame)) {
            visit().count({.payload = json.size(), .framing = -json.size()});
            return this->post(*post);
        }
        if (const auto* typing = std::get_if<TypingFrame>(&*frame)) {
            const Denial denial = setTyping(m_services, *m_streamer.room(), visitor(), *typing);
            return denial.error == Error::None ? void() : refuse(denial, {});
        }
        m_streamer.echo(std::get<EchoFrame>(*frame).nonce);
    }

    void post(const PostFrame& frame) {
        if (m_services.draining) {
            return refuse(Error::ShuttingDown, frame);
        }
        say(m_services, m_streamer.room()->name(), visitor(), frame,
            [this, frame, alive = std::weak_ptr(m_alive)](const Result<Outcome, Denial>& said) {
                if (!alive.expired()) {
                    told(frame, said);
                }
            });
    }

    void told(const PostFrame& frame, const Result<Outcome, Denial>& said) {
        if (said && m_services.simulation.losesAnswer(visitor())) {
            return m_connection.abort();
        }
        if (!said) {
            return refuse(said.error(), frame);
        }
        m_streamer.write(
            Posted{m_streamer.room()->name(), frame.n, frame.via, said->message->cursor});
    }

    void refuse(const Denial& denial, const PostFrame& frame) {
        m_streamer.write(
            Refusal{m_streamer.room()->name(), denial.error, frame.n, frame.via, denial.retry});
    }

    void close(Error error) {
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(info(error).closeCode),
                        QLatin1StringView(info(error).code));
    }

    Services& m_services;
    Connection& m_connection;
    QObject m_context;
    QPointer<ChannelSocket> m_wire; // QWebSocketServer deletes it when the WebSocket has closed.
    std::unique_ptr<QWebSocket> m_socket;
    Streamer m_streamer;
    Timer m_silence;
    int m_unanswered = 0; // Pings.
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

// QWebSocketServer takes a handed-over socket through a queued call and does its handshake on the
// socket's readyRead; delivering that one call here makes the next pending connection this one.
std::unique_ptr<QWebSocket> shakeHands(QWebSocketServer& server, ChannelSocket& wire,
                                       const QByteArray& head) {
    wire.feed(head);
    server.handleConnection(&wire);
    QCoreApplication::sendPostedEvents(&server, QEvent::MetaCall);
    wire.dropBuffer();
    return std::unique_ptr<QWebSocket>(server.nextPendingConnection());
}

} // namespace

WebSockets::WebSockets() : m_server(QStringLiteral("parlance"), QWebSocketServer::NonSecureMode) {
    m_server.setSupportedSubprotocols({QLatin1StringView(http::kSubprotocol)});
}

void WebSockets::serve(Call call) {
    const Simulation& simulation = call.services.simulation;
    if (simulation.of(call.visitor).refuseWebSocket) {
        return call.exchange.refuse(Error::Simulated);
    }
    const Result<QByteArray> head = http::canonicalUpgrade(call.request());
    if (!head) {
        return call.exchange.refuse(head.error());
    }
    const Result<Position> position = positionOf(call);
    if (!position) {
        return call.exchange.refuse(position.error());
    }
    const auto room = roomFor(call, Right::Read);
    if (!room) {
        return call.exchange.refuse(room.error());
    }
    Connection* connection = call.exchange.takeOver();
    if (connection == nullptr) {
        return;
    }
    if (connection->losesAnswer()) {
        return connection->abort();
    }
    // Frames may have come in one segment with the request.
    const QByteArray early = connection->upgrade();
    auto* wire = new ChannelSocket(*connection);
    const qsizetype before = connection->pending();
    std::unique_ptr<QWebSocket> socket = shakeHands(m_server, *wire, *head);
    if (!socket) {
        wire->detach();
        wire->deleteLater();
        return connection->abort();
    }
    Streamer::Setup setup{*room, call.visitor, Outlet::WebSocket, kFrames, *connection};
    auto stream =
        std::make_unique<WebSocketStream>(call.services, std::move(setup), std::move(socket), wire);
    WebSocketStream& started = *stream;
    connection->occupy(std::move(stream));
    // Nothing is written before the end of the turn, so that this is the 101.
    const qsizetype answer = connection->pending() - before;
    simulation.apply(*connection, call.visitor, Outlet::WebSocket);
    started.start(*position, call.request().size + answer);
    if (!early.isEmpty()) {
        started.received(early);
    }
}

} // namespace parlance
