// How a message comes in, whichever way it was sent: who may say it and how often, and what its
// sender hears of it.
#pragma once

#include "server/transport/services.h"

namespace parlance {

// The handler is called once, after commit or refusal. The room is made where there is none yet.
//
// A repeat of what is stored already is told so even where its sender is muted by now, or has to
// wait: it is said, and nobody is to say it again.
using SaidHandler = std::function<void(const Result<Outcome, Denial>&)>;
void say(Services& services, const RoomName& room, const Visitor& visitor, const PostFrame& frame,
         SaidHandler handler);

} // namespace parlance
