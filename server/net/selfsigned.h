// A certificate that nobody vouches for, made on this machine. It keeps listeners out; who is at
// the other end its fingerprint tells, which people compare once.
#pragma once

#include "server/net/tlscredentials.h"

#include <QHostAddress>
#include <QStringList>

namespace parlance {

// Under which names and addresses a server is reached.
struct MachineNames {
    QStringList names;
    QList<QHostAddress> addresses;
};
// The host name, alone and with ".local", localhost, and the addresses that there are now.
MachineNames namesOfThisMachine();

// EC P-256, good for ten years. `now` in milliseconds since 1970.
Result<TlsCredentials, TlsCredentials::Failure> makeSelfSigned(const MachineNames& machine,
                                                               qint64 now);

} // namespace parlance
