#include "server/net/socketchannel.h"

#include "server/net/sockets.h"
#include "server/protocol/limits.h"

namespace parlance {

void SocketChannel::Later::operator()(QTcpSocket* socket) const {
    // One that is cut because its peer does not read would wait for it for ever.
    socket->abort();
    socket->deleteLater();
}

SocketChannel::SocketChannel(std::unique_ptr<QTcpSocket> socket, ChannelOwner& owner)
    : Channel(owner)
    , m_socket(socket.release()) {
    m_socket->setReadBufferSize(limits::kPipelined);
    QObject::connect(m_socket.get(), &QTcpSocket::bytesWritten, &m_context, [this](qint64 bytes) {
        m_written += bytes;
        if (m_waiting && pending() == 0) {
            m_waiting = false;
            m_owner->drained();
        }
    });
    QObject::connect(m_socket.get(), &QTcpSocket::disconnected, &m_context,
                     [this] { m_owner->broken(); });
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, &m_context, [this] { readable(); });
}

SocketChannel::~SocketChannel() {
    m_socket->disconnect(&m_context);
}

void SocketChannel::readable() {
    while (m_reading && m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->read(64 * 1024);
        m_read += bytes.size();
        m_owner->received(bytes);
    }
}

void SocketChannel::flush() {
    if (m_queue.isEmpty() || m_socket->state() != QAbstractSocket::ConnectedState) {
        return;
    }
    while (!m_queue.isEmpty()) {
        m_socket->write(m_queue.takePiece());
    }
    m_socket->flush();
    m_waiting = pending() > 0;
}

qsizetype SocketChannel::pending() const {
    return m_queue.size() + m_socket->bytesToWrite();
}

void SocketChannel::setReading(bool on) {
    if (std::exchange(m_reading, on) == on) {
        return;
    }
    if (on) {
        // What lies in Qt's buffer gives no second signal.
        QMetaObject::invokeMethod(
            &m_context, [this] { readable(); }, Qt::QueuedConnection);
    }
}

bool SocketChannel::endWriting() {
    m_socket->disconnectFromHost();
    return true; // The socket tells its end by itself.
}

qint64 SocketChannel::roundTrip() const {
    return sockets::roundTrip(m_socket->socketDescriptor());
}

} // namespace parlance
