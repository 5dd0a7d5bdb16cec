#include "app/servicemanager.h"

#include <QtGlobal>

#if defined(Q_OS_LINUX)
#include <algorithm>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace parlance {

void tellServiceManager([[maybe_unused]] const QByteArray& state) {
#if defined(Q_OS_LINUX)
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address = {};
    if (path.isEmpty() || path.size() >= qsizetype(sizeof address.sun_path)) {
        return;
    }
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    if (path.startsWith('@')) {
        address.sun_path[0] = '\0'; // The abstract namespace, whose names do not end with a zero.
    }
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    // Nobody there to hear it is no trouble of ours.
    ::sendto(socket, state.constData(), std::size_t(state.size()), 0,
             reinterpret_cast<const sockaddr*>(&address),
             socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(path.size())));
    ::close(socket);
#endif
}

} // namespace parlance
