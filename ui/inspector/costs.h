// What a transport has cost, from wherever it was counted: a race, or the host's view of the
// server.
#pragma once

#include "client/race.h"
#include "server/protocol/hostview.h"

#include <deque>

namespace parlance {

// Bytes are those of TCP's payload, both ways. Empty is what is not known.
struct Cost {
    Transport transport = Transport::WebSocket;
    std::optional<qint64> messages = {};
    std::optional<qint64> requests = {};
    std::optional<qint64> sockets = {}; // Held.
    std::optional<qint64> payload = {};
    std::optional<qint64> handshake = {};
    std::optional<qint64> heads = {}; // Of requests and answers; in a race of handshakes too.
    std::optional<qint64> framing = {};
    std::optional<qint64> empty = {}; // Answers without a message.
    std::optional<qint64> idlePerMinute = {};
    std::optional<std::chrono::microseconds> p50 = {};
    std::optional<std::chrono::microseconds> p95 = {};

    qint64 bytes() const { return payload.value_or(0) + heads.value_or(0) + framing.value_or(0); }
    // Of all bytes, from 0 to 100.
    std::optional<double> overheadPercent() const;
};

Cost costOf(const RaceRow& row);

// What the host sees, second by second.
class LiveCosts {
public:
    // The five transports, in their order.
    std::vector<Cost> take(const HostView& view);

private:
    struct Reading {
        qint64 at;
        std::array<qint64, kTransports.size()> idle;
    };
    std::deque<Reading> m_readings; // Of the last minute.
};

} // namespace parlance
