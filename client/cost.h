// What a transport has cost, from wherever it was counted: a race, or the host's view of the
// server.
#pragma once

#include "client/transport.h"

#include <chrono>
#include <vector>

namespace parlance {

// Bytes are those of TCP's payload, both ways. Empty is what is not known.
struct Cost {
    Transport transport = Transport::WebSocket;
    std::optional<qint64> messages = {};
    std::optional<qint64> requests = {}; // Of HTTP, a handshake among them.
    std::optional<qint64> sockets = {};  // Held.
    std::optional<qint64> payload = {};  // The JSON that was carried.
    std::optional<qint64> handshake = {};
    std::optional<qint64> heads = {}; // Of requests and answers; in a race of handshakes too.
    std::optional<qint64> framing = {};
    std::optional<qint64> empty = {}; // Answers without a message.
    std::optional<qint64> idlePerMinute = {};
    std::optional<std::chrono::microseconds> p50 = {};
    std::optional<std::chrono::microseconds> p95 = {};

    // Everything but the payload.
    qint64 overhead() const;
    qint64 bytes() const { return payload.value_or(0) + overhead(); }
    // Of all bytes, from 0 to 100.
    std::optional<double> overheadPercent() const;
};

// The time below which this part of them lies, from 0 to 1; nothing of none.
std::optional<std::chrono::microseconds> quantile(std::vector<std::chrono::microseconds> times,
                                                  double part);

} // namespace parlance
