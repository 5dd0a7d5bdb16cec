#include "client/byterelay.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>

namespace parlance {

ByteRelay::ByteRelay(QString host, quint16 port) : m_host(std::move(host)), m_port(port) {
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &ByteRelay::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void ByteRelay::accept() {
    while (QTcpSocket* near = m_server.nextPendingConnection()) {
        auto* far = new QTcpSocket(near); // Qt's own socket goes with the server, ours with it.
        far->setProxy(QNetworkProxy::NoProxy);
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
        far->connectToHost(m_host, m_port);
    }
}

void ByteRelay::hand(QTcpSocket* from, QTcpSocket* to) {
    // What is written before the far side is connected waits in its buffer.
    connect(from, &QTcpSocket::readyRead, to, [this, from, to] {
        const QByteArray bytes = from->readAll();
        m_bytes += bytes.size();
        to->write(bytes);
    });
    connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
    connect(from, &QTcpSocket::errorOccurred, to, [to] { to->disconnectFromHost(); });
}

} // namespace parlance
