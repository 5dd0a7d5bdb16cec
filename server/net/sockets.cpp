#include "server/net/sockets.h"

#include "server/net/address.h"
#include "server/protocol/limits.h"

#include <QHostAddress>

#ifdef Q_OS_UNIX
#include <algorithm>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace parlance::sockets {

#ifdef Q_OS_UNIX

namespace {

void set(int descriptor, int level, int option, int value) {
    // A system that lacks an option works without it.
    ::setsockopt(descriptor, level, option, &value, sizeof(value));
}

// One end of a connection; `ask` is getpeername() or getsockname().
std::optional<QHostAddress> endOf(int (*ask)(int, sockaddr*, socklen_t*), qintptr descriptor) {
    sockaddr_storage storage{};
    socklen_t size = sizeof(storage);
    auto* address = reinterpret_cast<sockaddr*>(&storage);
    if (ask(static_cast<int>(descriptor), address, &size) != 0) {
        return std::nullopt;
    }
    return QHostAddress(address);
}

} // namespace

void tune(qintptr descriptor) {
    const int fd = static_cast<int>(descriptor);
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    set(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    set(fd, SOL_SOCKET, SO_SNDBUF, limits::kSendBuffer);
#ifdef TCP_USER_TIMEOUT
    set(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, limits::kUserTimeout);
#endif
}

std::optional<QByteArray> addressOf(qintptr descriptor) {
    const std::optional<QHostAddress> peer = endOf(::getpeername, descriptor);
    const std::optional<QHostAddress> own = endOf(::getsockname, descriptor);
    return peer && own ? std::optional(addressKey(*peer, *own)) : std::nullopt;
}

void close(qintptr descriptor) {
    ::close(static_cast<int>(descriptor));
}

int raiseDescriptorLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 1'000'000));
}

#else

// Windows: Qt's own socket is used for every connection, and it sets what it needs.
void tune(qintptr) {}

std::optional<QByteArray> addressOf(qintptr) {
    return QByteArray();
}

// Unreachable there: QTcpSocket owns every descriptor from the start.
void close(qintptr) {}

int raiseDescriptorLimit() {
    return 16'000;
}

#endif

} // namespace parlance::sockets
