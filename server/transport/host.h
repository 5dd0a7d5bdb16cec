// What only the host may see and do, under /host/ and with the host's token.
#pragma once

#include "server/transport/call.h"

namespace parlance {

// None where the call bears the host's token.
Error checkHostToken(const Call& call);

// GET /host/stats: Server-Sent Events, "stats" every second, "lanes" every tenth of one in which
// something was sent, and "policy" when it is another one. Without a reader nothing is gathered.
void serveHostStats(Call call);

} // namespace parlance
