// HTTP streaming: one JSON object a line, in chunks; to HTTP/1.0, which knows none, until the
// connection closes.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void serveHttpStream(Call call);

} // namespace parlance
