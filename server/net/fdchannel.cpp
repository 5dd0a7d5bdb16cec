#include "server/net/fdchannel.h"

#include <QTcpSocket>

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace parlance {
namespace {

// One buffer for all: the server thread reads one connection at a time.
std::array<char, 64 * 1024>& readBuffer() {
    static thread_local std::array<char, 64 * 1024> buffer;
    return buffer;
}

} // namespace

FdChannel::FdChannel(int descriptor, ChannelOwner& owner)
    : m_descriptor(descriptor)
    , m_owner(owner)
    , m_readNotifier(descriptor, QSocketNotifier::Read) {
    QObject::connect(&m_readNotifier, &QSocketNotifier::activated, &m_readNotifier,
                     [this] { readable(); });
}

FdChannel::~FdChannel() {
    m_readNotifier.setEnabled(false);
    m_writeNotifier.reset();
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void FdChannel::readable() {
    std::array<char, 64 * 1024>& buffer = readBuffer();
    ssize_t size = 0;
    do {
        size = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    } while (size < 0 && errno == EINTR);
    if (size > 0) {
        m_read += size;
        m_owner.received(QByteArrayView(buffer.data(), size));
    } else if (size == 0) {
        // The descriptor stays readable for ever now.
        m_ended = true;
        m_readNotifier.setEnabled(false);
        m_owner.peerEnded();
    } else if (errno != EAGAIN && errno != EWOULDBLOCK) {
        fail();
    }
}

void FdChannel::flush() {
    if (m_descriptor < 0 || m_queue.isEmpty()) {
        return;
    }
    const qsizetype written = m_queue.writeTo(m_descriptor);
    if (written < 0) {
        fail();
        return;
    }
    m_written += written;
    if (m_queue.isEmpty()) {
        m_writeNotifier.reset();
    } else {
        waitToWrite();
    }
}

void FdChannel::waitToWrite() {
    if (m_writeNotifier) {
        // Its last call found the queue empty and left it off.
        m_writeNotifier->setEnabled(true);
        return;
    }
    m_writeNotifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    QObject::connect(m_writeNotifier.get(), &QSocketNotifier::activated, &m_readNotifier, [this] {
        // Off, not gone: this call is the notifier's own.
        m_writeNotifier->setEnabled(false);
        const qsizetype written = m_queue.writeTo(m_descriptor);
        if (written < 0) {
            fail();
            return;
        }
        m_written += written;
        if (m_queue.isEmpty()) {
            m_owner.drained();
        } else {
            m_writeNotifier->setEnabled(true);
        }
    });
}

void FdChannel::setReading(bool on) {
    m_readNotifier.setEnabled(on && !m_ended && m_descriptor >= 0);
}

void FdChannel::endWriting() {
    if (m_descriptor >= 0) {
        ::shutdown(m_descriptor, SHUT_WR);
    }
}

QTcpSocket* FdChannel::release(QByteArrayView unread) {
    m_readNotifier.setEnabled(false);
    if (m_writeNotifier) {
        m_writeNotifier->setEnabled(false); // Not gone: this may be its own call.
    }
    auto* socket = new QTcpSocket;
    socket->setSocketDescriptor(std::exchange(m_descriptor, -1));
    // Answers to requests before this one, which have not been written yet.
    while (!m_queue.isEmpty()) {
        socket->write(m_queue.takePiece());
    }
    for (qsizetype i = unread.size(); i > 0; --i) {
        socket->ungetChar(unread[i - 1]);
    }
    return socket;
}

void FdChannel::fail() {
    m_readNotifier.setEnabled(false);
    if (m_writeNotifier) {
        m_writeNotifier->setEnabled(false);
    }
    m_owner.broken();
}

} // namespace parlance
