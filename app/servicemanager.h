// What systemd and its like are told about a service's life, as sd_notify(3) describes it: one
// datagram to the socket in NOTIFY_SOCKET. Twenty lines need no library.
#pragma once

#include <QByteArray>

namespace parlance {

// Such as "READY=1" or "STOPPING=1". Without a service manager nothing happens.
void tellServiceManager(const QByteArray& state);

} // namespace parlance
