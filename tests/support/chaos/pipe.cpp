#include "tests/support/chaos/pipe.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>

#include <sys/socket.h>

namespace parlance::chaos {
namespace {

constexpr char kRefusal[] =
    "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

qint64 now() {
    return QDeadlineTimer::current().deadline();
}

bool asksForUpgrade(const QByteArray& head) {
    return head.toLower().contains("\nupgrade: websocket");
}

} // namespace

// Lane -----------------------------------------------------------------------------------------

Lane::Lane(QTcpSocket& to) : m_to(to) {
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_next, &QTimer::timeout, &m_next, [this] { arrive(); });
}

void Lane::send(const QByteArray& bytes, int milliseconds) {
    if (milliseconds == 0 && m_pieces.empty()) {
        m_to.write(bytes);
        return;
    }
    const qint64 earliest = m_pieces.empty() ? 0 : m_pieces.back().first;
    m_pieces.emplace_back(std::max(now() + milliseconds, earliest), bytes);
    if (!m_next.isActive()) {
        m_next.start(milliseconds);
    }
}

void Lane::arrive() {
    while (!m_pieces.empty() && m_pieces.front().first <= now()) {
        m_to.write(m_pieces.front().second);
        m_pieces.pop_front();
    }
    if (!m_pieces.empty()) {
        m_next.start(static_cast<int>(m_pieces.front().first - now()));
    } else if (m_closing) {
        m_to.disconnectFromHost();
    }
}

void Lane::close() {
    m_closing = true;
    if (m_pieces.empty()) {
        m_to.disconnectFromHost();
    }
}

void Lane::clear() {
    m_pieces.clear();
    m_next.stop();
}

// Pipe -----------------------------------------------------------------------------------------

Pipe::Pipe(ChaosProxy& proxy, QTcpSocket* client)
    : m_proxy(proxy)
    , m_client(client)
    , m_toClient(*client)
    , m_toServer(m_server) {
    client->setParent(nullptr);
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(client, &QTcpSocket::readyRead, this, &Pipe::clientSaid);
    connect(client, &QTcpSocket::disconnected, this, &Pipe::clientLeft);
    connect(&m_server, &QTcpSocket::readyRead, this, &Pipe::serverSaid);
    connect(&m_server, &QTcpSocket::disconnected, this, &Pipe::serverLeft);
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server.state() == QAbstractSocket::UnconnectedState) {
            serverLeft();
        }
    });
    m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), proxy.m_upstream);
    m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    feel();
}

Pipe::~Pipe() {
    // Their last signals would find us half destroyed.
    m_client->disconnect(this);
    m_server.disconnect(this);
}

void Pipe::feel() {
    m_feeling = std::make_unique<QObject>();
    const Weather& weather = m_proxy.weather();
    within(weather.resetsAfter, &Pipe::reset);
    within(weather.freezesAfter, &Pipe::freeze);
    within(weather.tearsAfter, &Pipe::tearNext);
    if (weather.holds == 0 && !m_held.isEmpty()) {
        m_toClient.send(std::exchange(m_held, {}), delay());
    }
}

void Pipe::within(std::chrono::milliseconds time, void (Pipe::*act)()) {
    if (time.count() > 0) {
        QTimer::singleShot(m_proxy.ageUpTo(time), Qt::PreciseTimer, m_feeling.get(),
                           [this, act] { (this->*act)(); });
    }
}

int Pipe::delay() {
    const int most = m_proxy.scaled(m_proxy.weather().delay);
    if (most == 0) {
        return 0;
    }
    ++m_proxy.m_tally.delayed;
    return most / 2 + m_proxy.m_random.bounded(most / 2 + 1);
}

void Pipe::clientSaid() {
    if (m_frozen) {
        return; // Nothing is read any more, as if nothing came.
    }
    QByteArray bytes = m_client->readAll();
    if (!m_headSeen) {
        m_head += bytes;
        if (!m_head.contains("\r\n\r\n")) {
            return;
        }
        m_headSeen = true;
        bytes = std::exchange(m_head, {});
        if (m_proxy.weather().refusesUpgrades && asksForUpgrade(bytes)) {
            return refuse();
        }
    }
    m_asked = true;
    m_toServer.send(bytes, delay());
}

void Pipe::serverSaid() {
    if (m_frozen) {
        return;
    }
    const Weather& weather = m_proxy.weather();
    const bool answers = std::exchange(m_asked, false);
    if (answers && weather.drops > 0 && m_proxy.m_random.bounded(weather.drops) == 0) {
        ++m_proxy.m_tally.dropped;
        return end();
    }
    QByteArray bytes = m_server.readAll();
    if (m_tears) {
        return tear(bytes);
    }
    if (weather.holds > 0) {
        m_held += bytes;
        if (m_held.size() < weather.holds) {
            ++m_proxy.m_tally.held;
            return;
        }
        bytes = std::exchange(m_held, {});
    }
    m_toClient.send(bytes, delay());
}

// Faults ---------------------------------------------------------------------------------------

void Pipe::refuse() {
    ++m_proxy.m_tally.refused;
    m_server.disconnect(this);
    m_server.abort();
    m_toClient.send(kRefusal, 0);
    m_toClient.close();
}

void Pipe::reset() {
    ++m_proxy.m_tally.reset;
    // With nothing to wait for, close() sends a reset.
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(m_client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
                 sizeof(now));
    end();
}

void Pipe::freeze() {
    ++m_proxy.m_tally.frozen;
    m_frozen = true;
    m_toClient.clear();
    m_toServer.clear();
    // Qt reads on by itself; a buffer of one byte keeps it from that.
    m_client->setReadBufferSize(1);
    m_server.setReadBufferSize(1);
}

void Pipe::tear(const QByteArray& bytes) {
    ++m_proxy.m_tally.torn;
    m_server.disconnect(this);
    m_server.abort();
    m_tears = false;
    m_toClient.send(bytes.first(bytes.size() / 2), 0);
    m_toClient.close();
}

// The end --------------------------------------------------------------------------------------

void Pipe::clientLeft() {
    if (m_frozen) {
        return end();
    }
    m_toServer.close();
    if (m_server.state() == QAbstractSocket::UnconnectedState) {
        end();
    }
}

void Pipe::serverLeft() {
    if (m_frozen) {
        return; // The client is never told.
    }
    if (m_client->state() == QAbstractSocket::UnconnectedState) {
        return end();
    }
    if (m_server.bytesAvailable() > 0) {
        serverSaid();
    }
    m_toClient.send(std::exchange(m_held, {}), 0);
    m_toClient.close();
}

void Pipe::end() {
    m_feeling.reset();
    m_client->disconnect(this);
    m_server.disconnect(this);
    m_toClient.clear();
    m_toServer.clear();
    m_client->abort();
    m_server.abort();
    m_proxy.bury(*this);
}

} // namespace parlance::chaos
