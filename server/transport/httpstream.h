// An HTTP answer without an end, occupied by a Streamer: what Server-Sent Events, HTTP streaming
// and the endless page share.
#pragma once

#include "server/transport/call.h"
#include "server/transport/form.h"

namespace parlance {

struct StreamKind {
    Outlet outlet;
    const Form& form;
    const char* contentType;
    Connection::Body body;
    // Written once before hello.
    std::vector<QByteArray> prologue{};
    // Written after the last frame: after a bye with its error, at the lifetime's end with None.
    std::function<QByteArray(const Cursor&, Error)> epilogue{};
    // After this many milliseconds the answer ends without a bye; 0 for never.
    qint64 lifetime = 0;
    http::Headers extraHeaders{};
};

// Answers the call with the stream, or with the error that it deserves.
void serveStream(Call call, const StreamKind& kind);

} // namespace parlance
