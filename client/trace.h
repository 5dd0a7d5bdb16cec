// What the ladder decided and why, as values, and as one plain sentence each.
#pragma once

#include "client/failure.h"

namespace parlance {

struct TraceEntry {
    enum class What {
        Trying,      // The first transport of a round.
        On,          // In use, instead of `from` perhaps. The cause says why not a better one.
        Lost,        // What was in use broke; `cause` says how.
        Again,       // The same once more after `pause`.
        Demoted,     // Too many failures: a worse one is tried.
        Staying,     // A better one was tried and does not work.
        Unreachable, // The server does not answer at all; again after `pause`.
        Ended,       // The server said goodbye; again after `pause`.
        Refused,     // The server wants us by no transport: the end.
        Chosen,      // By the menu; no transport means automatic.
        Woke,        // From sleep, or on another network.
    };

    qint64 at = 0; // On the clock that the ladder was given, in milliseconds.
    What what = What::Trying;
    std::optional<Transport> transport = {};
    std::optional<Transport> from = {};   // The one before, or the one given up.
    std::optional<Transport> blamed = {}; // Whose failure the cause is.
    std::optional<Failure> cause = {};
    qint64 pause = 0; // Milliseconds.
};

// The word for scripts: "demoted".
QString traceCode(TraceEntry::What what);

// Of an entry that has one, or says that the server has ended: it names the transport, also where
// the ladder found it out by itself.
Failure causeOf(const TraceEntry& entry);
// "on Server-Sent Events, because the WebSocket handshake was refused with 403".
QString sentence(const TraceEntry& entry);
// What people call it: "Server-Sent Events". A proper name in every language but for its spelling.
QString transportTitle(Transport transport);

} // namespace parlance
