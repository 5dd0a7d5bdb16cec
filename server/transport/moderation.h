// The host's decisions: POST /host/rooms, /host/mute, /host/kick, /host/ban and /host/lift, and
// GET /host/policy, which shows what holds. Each answers when it is kept and in force.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void servePolicy(Call call);
void serveRoomRules(Call call);
void serveMute(Call call);
void serveKick(Call call);
void serveBan(Call call);
void serveLift(Call call);

// What holds, as the host sees it.
QByteArray policyJson(const Services& services);

} // namespace parlance
