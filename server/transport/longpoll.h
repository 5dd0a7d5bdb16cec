// Long polling: the answer waits until there is something to say.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void serveLongPoll(Call call);

} // namespace parlance
