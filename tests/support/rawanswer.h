// The answers in a stream of bytes from a server, taken apart without any of the server's code.
#pragma once

#include "server/http/headers.h"

#include <vector>

namespace parlance {

struct RawAnswer {
    QByteArray statusLine;
    int status = 0;
    http::Headers headers;
    QByteArray body;
    bool complete = false; // False for the last one, where more is to come or the end tells.
};

enum class Asked { Get, Head };

// Answers to HEAD have no body, whatever their fields say. A body that only the end of the
// connection ends is complete if `ended`.
std::vector<RawAnswer> parseAnswers(QByteArrayView bytes, Asked asked, bool ended);

} // namespace parlance
