// An answer as values, and its head as bytes.
#pragma once

#include "server/http/headers.h"
#include "server/protocol/error.h"

namespace parlance::http {

struct Response {
    int status = 200;
    Headers headers{};
    QByteArray body{};
    // More fields as bytes of encodeFields(), for answers that many get.
    QByteArray fields{};
};

Response json(int status, QByteArray body);
// The JSON body and status of the table's row, with Retry-After where trying again makes sense.
Response failure(const Denial& denial);
// The value of that field, in whole seconds.
QByteArray retryAfter(const Denial& denial);
Response noContent();
// 303, after a form (RFC 9110 section 15.4.4).
Response seeOther(const QByteArray& location);

// How the receiver learns where the body ends.
enum class Framing { Length, Chunked, UntilClose };

QByteArray encodeFields(const Headers& headers);

// The status line and the fields of a final answer, up to and including the empty line. `date` is
// an IMF-fixdate; `persistent` says whether the connection is kept.
QByteArray encodeHead(const Response& response, int minorVersion, Framing framing, bool persistent,
                      QByteArrayView date);

// One chunk of RFC 9112 section 7.1; of no bytes it would be the last one, so it must not be empty.
QByteArray encodeChunk(QByteArrayView bytes);
inline constexpr char kLastChunk[] = "0\r\n\r\n";

} // namespace parlance::http
