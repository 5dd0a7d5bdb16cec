// Who we are on a server: a name that we asked for and a token that proves it.
#pragma once

#include "client/http.h"
#include "client/link.h"

namespace parlance {

using JoinOutcome = std::variant<codec::Joined, Failure>;

// Joins under this name, or with a token renames whom it belongs to. Of a taken name the answer
// brings another one ("Ana 2"); its token is empty where the server knew ours.
Http::Call join(Http& http, const RoomUrl& room, const QByteArray& name, const QByteArray& token,
                const LinkTimings& timings, std::function<void(const JoinOutcome&)> done);

// The name of the person whose account this runs under: a proposal, and never empty.
QByteArray accountName();

} // namespace parlance
