// What is asked of the operating system about sockets, in one place per system.
#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace parlance {

struct Peer {
    QHostAddress address; // An IPv4 address is one, also when it came over an IPv6 socket.
    quint16 port = 0;

    // What counts as one address for limits: an IPv4 address, or the /64 of an IPv6 one, since a
    // single machine has all of those.
    QByteArray key() const;
};

namespace sockets {

// Keepalive and TCP_USER_TIMEOUT (a peer that vanished is noticed in 30 s), no Nagle, a send buffer
// of limits::kSendBuffer, non-blocking.
void tune(qintptr descriptor);
Peer peerOf(qintptr descriptor);
void close(qintptr descriptor);

// Raises the soft limit of open files to the hard one and returns it.
int raiseDescriptorLimit();

} // namespace sockets
} // namespace parlance
