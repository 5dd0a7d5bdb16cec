#include "tests/ui/crowd.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace parlance {
namespace {

QByteArray post(const QByteArray& target, const QByteArray& token, const QByteArray& body) {
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" +
           (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n") +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class Crowd::Guest {
public:
    Guest(Crowd& crowd, int number, bool speaks)
        : m_crowd(crowd)
        , m_name("Guest " + QByteArray::number(number))
        , m_speaks(speaks) {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), crowd.m_port);
        m_socket.write(post("/rooms/lobby/members", {}, "{\"name\":\"" + m_name + "\"}"));
    }

    void speak() {
        if (m_speaks && m_said < m_crowd.m_size.messages) {
            const QByteArray number = QByteArray::number(++m_said);
            m_socket.write(post("/rooms/lobby/events", m_token,
                                "{\"text\":\"" + m_name + " says " + number + "\",\"n\":" + number +
                                    ",\"via\":\"crowd\"}"));
        }
    }

private:
    void read() {
        m_unread += m_socket.readAll();
        if (m_listens) {
            m_crowd.m_heard += m_unread.size();
            m_unread.clear();
            return;
        }
        const qsizetype body = m_unread.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
            return;
        }
        const QByteArray head = m_unread.first(body).toLower();
        const qsizetype at = head.indexOf("content-length: ") + 16;
        const qsizetype length = head.mid(at, head.indexOf("\r\n", at) - at).toLongLong();
        if (m_unread.size() < body + length) {
            return;
        }
        const QByteArray answer = m_unread.mid(body, length);
        m_unread.clear();
        m_token.isEmpty() ? joined(answer) : stored();
    }

    void joined(const QByteArray& answer) {
        m_token = QJsonDocument::fromJson(answer)[u"token"].toString().toLatin1();
        if (!m_speaks) {
            m_listens = true;
            m_socket.write(
                "GET /rooms/lobby/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                "Accept: application/x-ndjson\r\nAuthorization: Bearer " +
                m_token + "\r\n\r\n");
            ++m_crowd.m_listening;
        }
    }

    void stored() {
        ++m_crowd.m_stored;
        speak();
    }

    Crowd& m_crowd;
    QByteArray m_name;
    bool m_speaks;
    bool m_listens = false;
    int m_said = 0;
    QByteArray m_token;
    QByteArray m_unread;
    QTcpSocket m_socket;
};

Crowd::~Crowd() {
    quit();
    wait();
}

void Crowd::run() {
    QObject inThread;
    std::vector<std::unique_ptr<Guest>> guests;
    for (int i = 0; i < m_size.listeners + m_size.speakers; ++i) {
        guests.push_back(std::make_unique<Guest>(*this, i, i >= m_size.listeners));
    }
    m_guests = &guests;
    m_inThread = &inThread;
    m_isReady = true;
    exec();
}

void Crowd::beginToSpeak() {
    Q_ASSERT(m_isReady);
    QMetaObject::invokeMethod(m_inThread, [this] {
        for (const auto& guest : *m_guests) {
            guest->speak();
        }
    });
}

} // namespace parlance
