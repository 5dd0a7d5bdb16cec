#include "server/net/channelsocket.h"

#include "server/net/connection.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr auto kMode = QIODevice::ReadWrite | QIODevice::Unbuffered;

} // namespace

ChannelSocket::ChannelSocket(Connection& connection) : m_connection(&connection) {
    QIODevice::open(kMode);
    setSocketState(ConnectedState);
}

void ChannelSocket::feed(QByteArrayView bytes) {
    if (!isOpen()) {
        return;
    }
    m_input.append(bytes);
    Q_EMIT readyRead();
}

void ChannelSocket::dropBuffer() {
    QIODevice::close();
    setOpenMode(kMode);
}

// None of a closed socket: QWebSocket closes it in the middle of reading, and reads as long as
// there are some.
qint64 ChannelSocket::bytesAvailable() const {
    return isOpen() ? QIODevice::bytesAvailable() + m_input.size() : 0;
}

bool ChannelSocket::canReadLine() const {
    return QIODevice::canReadLine() || m_input.contains('\n');
}

void ChannelSocket::disconnectFromHost() {
    if (state() == UnconnectedState) {
        return;
    }
    if (m_connection != nullptr) {
        m_connection->finish();
    }
    setSocketState(UnconnectedState);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT disconnected();
}

qint64 ChannelSocket::readData(char* data, qint64 size) {
    const qint64 taken = std::min<qint64>(size, m_input.size());
    std::copy_n(m_input.constData(), taken, data);
    return skipData(taken);
}

qint64 ChannelSocket::readLineData(char* data, qint64 size) {
    return QIODevice::readLineData(data, size);
}

qint64 ChannelSocket::skipData(qint64 size) {
    const qint64 skipped = std::min<qint64>(size, m_input.size());
    m_input.remove(0, skipped);
    if (m_input.isEmpty()) {
        m_input.clear(); // An idle connection keeps no buffer.
    }
    return skipped;
}

qint64 ChannelSocket::writeData(const char* data, qint64 size) {
    if (m_connection != nullptr) {
        m_connection->write(QByteArray(data, size));
    }
    return size;
}

} // namespace parlance
