#include "server/net/fdchannel.h"

#include <QEvent>

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

bool FdChannel::Notifier::event(QEvent* event) {
    if (event->type() != QEvent::SockAct) {
        return QSocketNotifier::event(event);
    }
    type() == Read ? m_channel.readable() : m_channel.writable();
    return true;
}

void FdChannel::Later::operator()(Notifier* notifier) const {
    notifier->setEnabled(false);
    notifier->deleteLater();
}

FdChannel::FdChannel(int descriptor, ChannelOwner& owner)
    : Channel(owner)
    , m_descriptor(descriptor)
    , m_readNotifier(*this, QSocketNotifier::Read) {}

FdChannel::~FdChannel() {
    m_readNotifier.setEnabled(false);
    m_writeNotifier.reset();
    ::close(m_descriptor);
}

void FdChannel::readable() {
    std::array<char, 64 * 1024>& buffer = readBuffer();
    ssize_t size = 0;
    do {
        size = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    } while (size < 0 && errno == EINTR);
    if (size > 0) {
        m_read += size;
        m_owner->received(QByteArrayView(buffer.data(), size));
    } else if (size == 0) {
        // The descriptor stays readable for ever now.
        m_ended = true;
        m_readNotifier.setEnabled(false);
        m_owner->peerEnded();
    } else if (errno != EAGAIN && errno != EWOULDBLOCK) {
        fail();
    }
}

void FdChannel::flush() {
    if (m_queue.isEmpty()) {
        return;
    }
    const qsizetype written = m_queue.writeTo(m_descriptor);
    if (written < 0) {
        return fail();
    }
    m_written += written;
    if (m_queue.isEmpty()) {
        m_writeNotifier.reset();
    } else if (!m_writeNotifier) {
        m_writeNotifier.reset(new Notifier(*this, QSocketNotifier::Write));
    }
}

void FdChannel::writable() {
    flush();
    if (m_queue.isEmpty()) {
        m_owner->drained();
    }
}

void FdChannel::setReading(bool on) {
    m_readNotifier.setEnabled(on && !m_ended);
}

bool FdChannel::endWriting() {
    return ::shutdown(m_descriptor, SHUT_WR) == 0;
}

void FdChannel::fail() {
    m_readNotifier.setEnabled(false);
    m_writeNotifier.reset();
    m_owner->broken();
}

} // namespace parlance
