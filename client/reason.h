// A failure in words: a clause that fits after "because". The one place of these sentences, for the
// window, which translates them, and for the commands, which have no translator and speak English.
#pragma once

#include "client/failure.h"

namespace parlance {

// "the WebSocket handshake was refused with 403 (forbidden)"
QString reasonOf(const Failure& failure);

} // namespace parlance
