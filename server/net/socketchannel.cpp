#include "server/net/socketchannel.h"

#include "server/protocol/limits.h"

namespace parlance {

SocketChannel::SocketChannel(QTcpSocket* socket, ChannelOwner& owner, Mode mode)
    : m_socket(socket)
    , m_owner(owner)
    , m_mode(mode) {
    QObject::connect(socket, &QTcpSocket::bytesWritten, &m_context, [this](qint64 bytes) {
        m_written += bytes;
        if (m_waiting && pending() == 0) {
            m_waiting = false;
            m_owner.drained();
        }
    });
    QObject::connect(socket, &QTcpSocket::disconnected, &m_context, [this] { m_owner.broken(); });
    if (mode == Mode::ReadAndWrite) {
        socket->setReadBufferSize(limits::kPipelined);
        QObject::connect(socket, &QTcpSocket::readyRead, &m_context, [this] { readable(); });
    }
}

SocketChannel::~SocketChannel() {
    if (!m_socket) {
        return;
    }
    m_socket->disconnect(&m_context);
    // Also where a QWebSocket had it, which is gone by now: it leaves the socket waiting until the
    // peer has taken everything, and one that is cut because it does not read never will.
    m_socket->abort();
    m_socket->deleteLater();
}

void SocketChannel::readable() {
    while (m_reading && m_socket && m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->read(64 * 1024);
        m_read += bytes.size();
        m_owner.received(bytes);
    }
}

void SocketChannel::flush() {
    if (!m_socket || m_queue.isEmpty()) {
        return;
    }
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        return;
    }
    writeAround();
    while (!m_queue.isEmpty()) {
        m_socket->write(m_queue.takePiece());
    }
    m_socket->flush();
    m_waiting = pending() > 0;
}

// Past Qt's buffer, which is right only while it is empty; what the system does not take goes
// through it after all.
void SocketChannel::writeAround() {
#ifdef Q_OS_UNIX
    if (m_socket->bytesToWrite() > 0) {
        return;
    }
    const qsizetype written = m_queue.writeTo(static_cast<int>(m_socket->socketDescriptor()));
    // A broken connection is found out by Qt as well, by the very next write.
    m_written += std::max<qsizetype>(written, 0);
#endif
}

qsizetype SocketChannel::pending() const {
    return m_queue.size() + (m_socket ? m_socket->bytesToWrite() : 0);
}

void SocketChannel::setReading(bool on) {
    if (std::exchange(m_reading, on) == on) {
        return;
    }
    if (on && m_mode == Mode::ReadAndWrite) {
        // What lies in Qt's buffer gives no second signal.
        QMetaObject::invokeMethod(
            &m_context, [this] { readable(); }, Qt::QueuedConnection);
    }
}

void SocketChannel::endWriting() {
    if (m_socket) {
        m_socket->disconnectFromHost();
    }
}

QTcpSocket* SocketChannel::release(QByteArrayView unread) {
    QTcpSocket* socket = m_socket;
    m_socket = nullptr;
    socket->disconnect(&m_context);
    socket->setReadBufferSize(0);
    // Answers to requests before this one, which have not been written yet.
    while (!m_queue.isEmpty()) {
        socket->write(m_queue.takePiece());
    }
    for (qsizetype i = unread.size(); i > 0; --i) {
        socket->ungetChar(unread[i - 1]);
    }
    return socket;
}

} // namespace parlance
