// Short polling: an answer at once, 304 where nothing has changed since the last one.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void serveShortPoll(Call call);

} // namespace parlance
