// What the host sees of its server: the events of /host/stats.
#pragma once

#include "server/protocol/message.h"
#include "server/protocol/simulatecodec.h"

namespace parlance::codec {

struct Counters {
    const char* transport = "";
    qint64 requests = 0; // Streams opened, or polls asked.
    qint64 open = 0;     // Streams and waiting polls now.
    qint64 entries = 0;  // Entries delivered.
    qint64 bytes = 0;    // Bodies and frames written; HTTP heads are not in it.
    qint64 empty = 0;    // Polls answered without an entry.
};

// Nameless guests of one address are one guest.
struct Guest {
    std::optional<Member> member{};
    QByteArray address{};
    const char* transport = "";
    QByteArray room{};
    qint64 open = 0;
};

struct HostStats {
    qint64 at = 0;
    qint64 connections = 0;
    std::vector<Guest> guests{};
    std::vector<Counters> counters{};
    Simulated simulated{};
};
QByteArray encode(const HostStats& stats);

// What one connection was sent in a tenth of a second.
struct Lane {
    quint64 connection = 0;
    const char* transport = "";
    qint64 entries = 0;
    qint64 bytes = 0;
};
QByteArray encode(const std::vector<Lane>& lanes, qint64 at);

} // namespace parlance::codec
