// Why a request or a stream did not work, in the terms that decide what to do next.
#pragma once

#include "client/transport.h"
#include "server/protocol/error.h"

#include <chrono>
#include <optional>

namespace parlance {

struct Failure {
    enum class Kind {
        Unreachable, // No connection: nothing listens there, or no way leads there.
        Timeout,     // Connected, perhaps, but no answer came in time.
        Refused,     // An HTTP answer or a close code said no.
        Broken,      // It worked, and then the connection ended without a goodbye.
        Silent,      // It worked, and then nothing came any more, not even a heartbeat.
        Held,        // Something between keeps the bytes back while the server is there.
        Unverified,  // It opened, but our own word did not come back on it.
        Nonsense,    // What came is not what Parlance speaks: a captive portal, say.
    };

    Kind kind = Kind::Broken;
    int httpStatus = 0;       // Where an HTTP answer came.
    int closeCode = 0;        // Where a WebSocket was closed: RFC 6455 section 7.4.
    Error code = Error::None; // Where the answer named one.
    std::optional<std::chrono::milliseconds> retryAfter = {};
    QString reason = {}; // A clause that fits after "because".

    // Whether asking the same again is pointless.
    bool isFinal() const;
};

// What the clause is about: "the WebSocket handshake".
QString subjectOf(Transport transport);
// "the WebSocket handshake was refused with 403". Keeps a reason that is there already.
QString explain(const Failure& failure, const QString& subject);

} // namespace parlance
