// What a streaming transport makes of frames: how an entry and how any other frame look as bytes on
// its wire. The frames themselves are the same on all of them.
#pragma once

#include "server/protocol/servercodec.h"
#include "server/room/entry.h"

#include <functional>

namespace parlance {

using Frame = std::variant<Hello, Presence, Typing, Heartbeat, Echo, Bye, Posted, Refusal>;

struct Form {
    Slot slot;
    Entry::Encoder entry;
    std::function<QByteArray(const Frame& frame)> frame;
};

// The frame's JSON and its `type`.
QByteArray jsonOf(const Frame& frame);
QByteArray typeOf(const Frame& frame);
// The entry's JSON, cached.
const QByteArray& jsonOf(const Entry& entry);
// How many of an entry's bytes in this form are the message itself and not what stands around it:
// its JSON, or all where it has no JSON inside.
qsizetype payloadOf(const Form& form, const Entry& entry);

} // namespace parlance
