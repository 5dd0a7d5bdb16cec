// Which room is meant by the address of a server alone: the one that a browser sees there.
#pragma once

#include "client/http.h"
#include "client/link.h"

namespace parlance {

using FoundRoom = Result<RoomUrl, Failure>;

// `done` is called once, never before this has returned, and not at all when the call is dropped.
Http::Call findDefaultRoom(Http& http, const RoomUrl& server, const LinkTimings& timings,
                           std::function<void(const FoundRoom&)> done);

} // namespace parlance
