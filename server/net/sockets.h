// What is asked of the operating system about sockets, in one place per system.
#pragma once

#include <QByteArray>

#include <optional>

namespace parlance::sockets {

// Keepalive and TCP_USER_TIMEOUT (a peer that vanished is noticed in 30 s), no Nagle, a send buffer
// of limits::kSendBuffer, non-blocking.
void tune(qintptr descriptor);
// Where it comes from, as addressKey() has it. Nothing where the peer has broken the connection
// already.
std::optional<QByteArray> addressOf(qintptr descriptor);
void close(qintptr descriptor);
// The shortest way to the peer and back of the last minutes, in microseconds, as the system has
// measured it anyway; -1 where it does not tell. The shortest, because a peer with nothing to say
// acknowledges late.
qint64 roundTrip(qintptr descriptor);

// Raises the soft limit of open files to the hard one and returns it.
int raiseDescriptorLimit();

} // namespace parlance::sockets
