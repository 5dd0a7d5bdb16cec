// The faults of a network that a host can have its server simulate, so that everybody sees what the
// fallback does: as values, and in the words of the command line. PROTOCOL.md says what each does.
#pragma once

#include "server/protocol/result.h"

#include <QByteArray>

namespace parlance {

struct Faults {
    bool refuseWebSocket = false; // A firewall that lets no WebSocket through.
    bool refuseStreams = false;   // The same for streams over HTTP.
    bool holdStreams = false;     // A proxy that gathers an answer before it hands it on.
    qint64 cutAfter = 0;          // Milliseconds that a stream lives; 0: for ever.
    qint64 delay = 0;             // Milliseconds that requests and pushed bytes come late.
    int drop = 0;                 // One answer of so many is lost; 0: none.

    bool any() const { return *this != Faults(); }
    friend bool operator==(const Faults&, const Faults&) = default;
};

// Both at once; where both have a number, that of `first`.
Faults combined(const Faults& first, const Faults& second);

// Words with commas between them, such as "refuse-websocket,cut-after=5s,delay=300ms,drop=1/10".
// The error is the word that is none.
Result<Faults, QByteArray> parseFaults(const QByteArray& words);

// One of each, for whoever has to say which words there are.
inline constexpr char kFaultWords[] =
    "refuse-websocket, refuse-streams, hold-streams, cut-after=5s, delay=300ms, drop=1/10";

} // namespace parlance
