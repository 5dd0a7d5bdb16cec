#include "tests/bench/load/connection.h"

#include "tests/bench/load/fault.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace parlance::bench {
namespace {

std::string withReason(const std::string& what) {
    return what + ": " + std::strerror(errno);
}

int connectTo(std::uint16_t port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        throw Fault(withReason("no socket"));
    }
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const linger reset = {.l_onoff = 1, .l_linger = 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 &&
        errno != EINPROGRESS) {
        throw Fault(withReason("cannot connect"));
    }
    return descriptor;
}

} // namespace

Connection::Connection(Loop& loop, std::uint16_t port)
    : m_loop(loop)
    , m_descriptor(connectTo(port)) {
    m_loop.add(m_descriptor, EPOLLIN | EPOLLOUT, *this);
}

Connection::~Connection() {
    ::close(m_descriptor);
}

void Connection::send(std::string_view bytes) {
    m_unsent += bytes;
    if (!m_isWaiting) {
        flush();
    }
}

void Connection::ready(std::uint32_t events) {
    if ((events & EPOLLOUT) != 0) {
        flush();
    }
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) {
        read();
    }
}

void Connection::flush() {
    const ssize_t sent =
        m_unsent.empty() ? 0 : ::send(m_descriptor, m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
    if (sent > 0) {
        m_unsent.erase(0, std::size_t(sent));
    } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        throw Fault(withReason("cannot send"));
    }
    if (m_isWaiting != !m_unsent.empty()) {
        m_isWaiting = !m_unsent.empty();
        m_loop.modify(m_descriptor, m_isWaiting ? EPOLLIN | EPOLLOUT : EPOLLIN, *this);
    }
    if (!m_isConnected && !m_isWaiting) {
        m_isConnected = true;
        connected();
    }
}

void Connection::read() {
    static std::array<char, 256 * 1024> buffer; // One thread reads one connection at a time.
    const ssize_t size = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
    if (size > 0) {
        received({buffer.data(), std::size_t(size)});
    } else if (size == 0) {
        throw Fault("the server has closed a connection");
    } else if (errno != EAGAIN && errno != EINTR) {
        throw Fault(withReason("cannot receive"));
    }
}

} // namespace parlance::bench
