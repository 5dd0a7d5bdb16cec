// What the handlers of requests work with. Made once by the server; everything outlives them.
#pragma once

#include "server/net/connections.h"
#include "server/protocol/random.h"
#include "server/room/hub.h"
#include "server/room/quota.h"
#include "server/transport/passwords.h"
#include "server/transport/simulation.h"
#include "server/transport/stats.h"
#include "server/transport/streams.h"

#include <QStringList>

namespace parlance {

struct Services {
    Hub& hub;
    Log& log;
    Registry& registry;
    Access& access;
    Quotas& quotas;
    Passwords& passwords;
    Connections& connections;
    Stats& stats;
    Simulation& simulation;
    Streams& streams;
    const ServerIdentity& identity;
    Clock clock;
    Random random;
    Deadlines deadlines;
    RoomName defaultRoom;
    QStringList allowedHosts; // Besides addresses, localhost, this machine's names and *.local.
    QByteArray hostTokenHash; // SHA-256.
    bool tlsOnly = false;     // Plain requests are sent to the same address over TLS.
    bool draining = false;    // A stop has begun: no new work.
};

} // namespace parlance
