// Apart from sockets.cpp, because the kernel's own header, which alone knows the newer fields of
// tcp_info, cannot stand beside the C library's.
#include "server/net/sockets.h"

#ifdef Q_OS_LINUX
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#endif

namespace parlance::sockets {

#ifdef Q_OS_LINUX

qint64 roundTrip(qintptr descriptor) {
    constexpr quint32 kNone = ~quint32{0};
    tcp_info info{};
    info.tcpi_min_rtt = kNone; // An old kernel fills in less.
    socklen_t size = sizeof(info);
    const int result =
        ::getsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_INFO, &info, &size);
    return result == 0 && info.tcpi_min_rtt != kNone ? info.tcpi_min_rtt : -1;
}

#else

qint64 roundTrip(qintptr) {
    return -1;
}

#endif

} // namespace parlance::sockets
