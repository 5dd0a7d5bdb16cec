#include "tests/bench/faultyserver.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <deque>

namespace parlance {
namespace {

// The listener and the message that suffer.
constexpr std::size_t kEar = 1;
constexpr int kMessage = 5;

QByteArray answerOf(const QByteArray& status, const QByteArray& fields, const QByteArray& body) {
    return "HTTP/1.1 " + status + "\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class FaultyServer::Ear {
public:
    virtual ~Ear() = default;
    virtual void hear(const QByteArray& text) = 0;
    // Long polling: it asks again on this connection.
    virtual bool asksOn(const QTcpSocket& /*socket*/) { return false; }
};

namespace {

class WebSocketEar final : public FaultyServer::Ear {
public:
    explicit WebSocketEar(QWebSocket& socket) : m_socket(socket) {}
    void hear(const QByteArray& text) override {
        m_socket.sendTextMessage(QString::fromUtf8(text));
    }

private:
    QWebSocket& m_socket;
};

class StreamEar final : public FaultyServer::Ear {
public:
    explicit StreamEar(QTcpSocket& socket, bool isSse) : m_socket(socket), m_isSse(isSse) {
        m_socket.write(isSse ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hi\n\n"
                             : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    }
    void hear(const QByteArray& text) override {
        m_socket.write(m_isSse ? "data: " + text + "\n\n"
                               : QByteArray::number(text.size(), 16) + "\r\n" + text + "\r\n");
    }

private:
    QTcpSocket& m_socket;
    bool m_isSse;
};

class PollEar final : public FaultyServer::Ear {
public:
    explicit PollEar(QTcpSocket& socket) : m_socket(socket) {}
    void hear(const QByteArray& text) override {
        m_unheard.push_back(text);
        answer();
    }
    bool asksOn(const QTcpSocket& socket) override {
        if (&socket != &m_socket) {
            return false;
        }
        m_isAsked = true;
        answer();
        return true;
    }

private:
    void answer() {
        if (m_isAsked && !m_unheard.empty()) {
            m_isAsked = false;
            m_socket.write(answerOf("200 OK", "ETag: 1\r\n", m_unheard.front()));
            m_unheard.pop_front();
        }
    }

    QTcpSocket& m_socket;
    bool m_isAsked = true;
    std::deque<QByteArray> m_unheard;
};

} // namespace

FaultyServer::FaultyServer(Fault fault)
    : m_fault(fault)
    , m_webSockets(QStringLiteral("faulty"), QWebSocketServer::NonSecureMode) {
    connect(&m_http, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* socket = m_http.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, unread = QByteArray()]() mutable {
                    unread += socket->readAll();
                    const qsizetype head = unread.indexOf("\r\n\r\n");
                    const qsizetype at = unread.indexOf("Content-Length: ") + 16;
                    const qsizetype body =
                        at < 16 ? 0 : unread.mid(at, unread.indexOf('\r', at) - at).toLongLong();
                    if (head >= 0 && unread.size() == head + 4 + body) {
                        answer(*socket, std::exchange(unread, {}));
                    }
                });
    });
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        QWebSocket* socket = m_webSockets.nextPendingConnection();
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this](const QString& text) { publish(text.toUtf8()); });
        add(std::make_unique<WebSocketEar>(*socket));
    });
    m_http.listen(QHostAddress::LocalHost);
    m_webSockets.listen(QHostAddress::LocalHost);
}

FaultyServer::~FaultyServer() = default;

void FaultyServer::answer(QTcpSocket& socket, const QByteArray& request) {
    if (request.startsWith("POST /publish ")) {
        socket.write(answerOf("202 Accepted", {}, {}));
        publish(request.mid(request.indexOf("\r\n\r\n") + 4));
    } else if (request.startsWith("GET /longpoll ")) {
        const bool isKnown = std::any_of(m_ears.begin(), m_ears.end(),
                                         [&](const auto& ear) { return ear->asksOn(socket); });
        if (!isKnown) {
            add(std::make_unique<PollEar>(socket));
        }
    } else {
        add(std::make_unique<StreamEar>(socket, request.startsWith("GET /sse ")));
    }
}

void FaultyServer::add(std::unique_ptr<Ear> ear) {
    m_ears.push_back(std::move(ear));
}

void FaultyServer::publish(const QByteArray& text) {
    ++m_published;
    for (std::size_t i = 0; i < m_ears.size(); ++i) {
        if (i == kEar) {
            publishTo(*m_ears[i], text);
        } else {
            m_ears[i]->hear(text);
        }
    }
}

void FaultyServer::publishTo(Ear& ear, const QByteArray& text) {
    const bool isFailing = m_published == kMessage;
    if (isFailing && m_fault == Fault::Swapped) {
        m_heldBack = text;
    } else if (isFailing && m_fault == Fault::Damaged) {
        ear.hear(QByteArray(text).replace("xxx", "xyx"));
    } else if (!isFailing || m_fault != Fault::Lost) {
        ear.hear(text);
    }
    if (isFailing && m_fault == Fault::Repeated) {
        ear.hear(text);
    }
    if (!isFailing && !m_heldBack.isEmpty()) {
        ear.hear(std::exchange(m_heldBack, {}));
    }
}

} // namespace parlance
