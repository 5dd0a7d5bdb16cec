// The host's switches for the faults that the server simulates.
#pragma once

#include "server/transport/call.h"

namespace parlance {

// GET and POST /host/simulate: which faults there are; other ones for everybody or for one guest.
void serveSimulated(Call call);
void serveSimulate(Call call);
// POST /host/simulate/drop: cuts streams and waiting polls once.
void serveDropNow(Call call);

} // namespace parlance
