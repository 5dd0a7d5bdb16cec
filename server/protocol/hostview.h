// What the host sees of its server: the events of /host/stats as values. What a field means is said
// in PROTOCOL.md, "The host".
#pragma once

#include "server/protocol/simulatecodec.h"

#include <QString>

#include <chrono>
#include <optional>

namespace parlance {

struct HostGuest {
    QByteArray cid{}; // Empty: the nameless ones of this address.
    QString name{};
    QString address{};
    QByteArray transport{};
    QString room{};
    int open = 0;     // Streams and waiting polls.
    qint64 bytes = 0; // What listening has cost, both ways.
    std::optional<std::chrono::microseconds> roundTrip{};
};

struct HostCounters {
    QByteArray transport{};
    qint64 requests = 0;
    qint64 open = 0;
    qint64 entries = 0;
    qint64 empty = 0;
    qint64 payload = 0; // Bytes, both ways, by what they are for.
    qint64 framing = 0;
    qint64 headers = 0;   // Of polls.
    qint64 handshake = 0; // Of streams, hello among it.
    qint64 idle = 0;      // Of all these, what was spent on saying nothing.
};

struct HostView {
    qint64 at = 0; // The server's clock, milliseconds since 1970.
    qint64 connections = 0;
    std::vector<HostGuest> guests{};
    std::vector<HostCounters> counters{};
    codec::Simulated simulated{};
};

// What happened on one connection in a tenth of a second.
struct HostLane {
    quint64 connection = 0;
    QByteArray transport{};
    QString guest{}; // Its name, or where it is from.
    qint64 entries = 0;
    qint64 bytes = 0;
    bool isOpen = false; // At the end of that time.
};

struct HostLanes {
    qint64 at = 0;
    std::vector<HostLane> lanes{};
};

// What this version does not know is passed over.
HostView hostViewFrom(QByteArrayView json);
HostLanes hostLanesFrom(QByteArrayView json);

} // namespace parlance
