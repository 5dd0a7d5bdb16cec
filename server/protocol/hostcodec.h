// What the host sees of its server: the events of /host/stats.
#pragma once

#include "server/protocol/message.h"
#include "server/protocol/simulatecodec.h"

namespace parlance::codec {

// Bytes on the wire, both ways together, by what they are for. What TCP adds is not in them.
struct Traffic {
    qint64 payload = 0;   // Messages.
    qint64 framing = 0;   // What stands around them in bodies and frames; people, heartbeats.
    qint64 headers = 0;   // Heads of requests and answers.
    qint64 handshake = 0; // All that opens a stream, up to hello.

    qint64 total() const { return payload + framing + headers + handshake; }
    Traffic& operator+=(const Traffic& more) {
        payload += more.payload;
        framing += more.framing;
        headers += more.headers;
        handshake += more.handshake;
        return *this;
    }
};

struct Counters {
    const char* transport = "";
    qint64 requests = 0; // Streams opened, polls asked, posts made.
    qint64 open = 0;     // Streams and waiting polls now.
    qint64 entries = 0;  // Messages delivered; those taken, of posts.
    qint64 empty = 0;    // Polls answered without a message.
    qint64 idle = 0;     // Of the traffic, that of empty polls and of heartbeats.
    Traffic traffic{};
};

// Nameless guests of one address are one guest.
struct Guest {
    std::optional<Member> member{};
    QByteArray address{};
    const char* transport = "";
    QByteArray room{};
    qint64 open = 0;
    qint64 bytes = 0;      // Of all that it heard by.
    qint64 roundTrip = -1; // Microseconds; -1 where nobody knows.
};

struct HostStats {
    qint64 at = 0;
    qint64 connections = 0;
    std::vector<Guest> guests{};
    std::vector<Counters> counters{};
    Simulated simulated{};
};
QByteArray encode(const HostStats& stats);

// What happened on one connection in a tenth of a second.
struct Lane {
    quint64 connection = 0;
    const char* transport = "";
    std::optional<Member> member{};
    QByteArray address{};
    int opened = 0;    // Streams and polls that began, ...
    int closed = 0;    // ... and that ended.
    bool open = false; // Whether there is one at the end of it.
    qint64 entries = 0;
    qint64 bytes = 0;
};
QByteArray encode(const std::vector<Lane>& lanes, qint64 at);

} // namespace parlance::codec
