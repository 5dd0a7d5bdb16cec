#include "client/byterelay.h"

#include "client/tls.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>

namespace parlance {

qint64 HeadCounter::count(QByteArrayView bytes) {
    qint64 heads = 0;
    while (!bytes.isEmpty() && !m_rest) {
        if (m_body > 0) {
            const qsizetype passed = std::min<qint64>(m_body, bytes.size());
            m_body -= passed;
            bytes = bytes.sliced(passed);
            continue;
        }
        const qsizetype before = m_head.size();
        m_head += bytes.toByteArray();
        const qsizetype end = m_head.indexOf("\r\n\r\n", std::max<qsizetype>(0, before - 3));
        const qsizetype taken = end < 0 ? bytes.size() : end + 4 - before;
        heads += taken;
        bytes = bytes.sliced(taken);
        if (end >= 0) {
            m_head.truncate(end + 2);
            endHead();
        }
    }
    return heads;
}

void HeadCounter::endHead() {
    const QByteArray head = std::exchange(m_head, {}).toLower();
    const QByteArrayView length = "\r\ncontent-length:";
    const qsizetype at = head.indexOf(length);
    const bool isAnswer = head.startsWith("http/");
    const bool isEmpty = head.startsWith("http/1.1 304") || head.startsWith("http/1.1 204");
    if (at >= 0) {
        const qsizetype from = at + length.size();
        m_body = head.sliced(from, head.indexOf('\r', from) - from).trimmed().toLongLong();
    } else if (isAnswer ? !isEmpty : head.contains("\r\nupgrade:")) {
        m_rest = true; // A stream, or frames in both directions.
    }
}

ByteRelay::ByteRelay(RoomUrl server) : m_server(std::move(server)) {
    m_listener.setProxy(QNetworkProxy::NoProxy);
    connect(&m_listener, &QTcpServer::newConnection, this, &ByteRelay::accept);
    m_listener.listen(QHostAddress::LocalHost);
}

void ByteRelay::accept() {
    while (QTcpSocket* near = m_listener.nextPendingConnection()) {
        QTcpSocket* far = reach(near); // Qt's own socket goes with the server, ours with it.
        m_held += 1;
        m_mostHeld = std::max(m_mostHeld, m_held);
        for (QTcpSocket* socket : {near, far}) {
            // A relay that gathers small segments would be measured instead of the transport.
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        }
        hand(near, far);
        hand(far, near);
        connect(near, &QTcpSocket::disconnected, this, [this, near] {
            m_held -= 1;
            near->deleteLater();
        });
    }
}

// What is written before it is connected, and its other end known, waits in its buffer.
QTcpSocket* ByteRelay::reach(QObject* owner) const {
    if (!m_server.isEncrypted()) {
        auto* plain = new QTcpSocket(owner);
        plain->setProxy(QNetworkProxy::NoProxy);
        plain->connectToHost(m_server.host(), m_server.port());
        return plain;
    }
    auto* safe = new QSslSocket(owner);
    safe->setProxy(QNetworkProxy::NoProxy);
    safe->setSslConfiguration(tls::configuration(m_server.fingerprint()));
    connect(safe, &QSslSocket::sslErrors, safe,
            [safe, pin = m_server.fingerprint()](const QList<QSslError>& errors) {
                tls::judge(*safe, errors, pin);
            });
    safe->connectToHostEncrypted(m_server.host(), m_server.port());
    return safe;
}

void ByteRelay::hand(QTcpSocket* from, QTcpSocket* to) {
    connect(from, &QTcpSocket::readyRead, to, [this, from, to, counter = HeadCounter()]() mutable {
        const QByteArray bytes = from->readAll();
        m_bytes += bytes.size();
        m_heads += counter.count(bytes);
        to->write(bytes);
    });
    connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
    connect(from, &QTcpSocket::errorOccurred, to, [to] { to->disconnectFromHost(); });
}

} // namespace parlance
