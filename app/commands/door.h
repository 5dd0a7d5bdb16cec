// What opens a closed room to a command: the invitation of its link, else a password. That comes
// out of the environment and is no argument, because everybody on the machine can read those.
#pragma once

#include "client/failure.h"
#include "client/roomurl.h"
#include "server/protocol/joinrequest.h"

namespace parlance::door {

// For --help.
QString explanation();

// With what opens the room, if anything was given.
JoinRequest wish(const RoomUrl& room, const QByteArray& name);
bool hasKey(const RoomUrl& room);

// What to do about it, to be said after the reason: empty where nothing can be done.
QString advice(const Failure& failure);

} // namespace parlance::door
