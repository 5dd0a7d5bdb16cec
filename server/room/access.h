// Who may do what in which room: the one place that decides. It is asked when somebody begins to
// read or writes, and again for every reader when the policy changes (Room::recheck).
#pragma once

#include "server/protocol/message.h"

#include <optional>

namespace parlance {

// Somebody at the door: with a name after joining, without one before.
struct Visitor {
    std::optional<Member> member{};
    QByteArray address{};
    bool hasUnknownToken = false; // Came with a token that nobody has here.
};

enum class Right { Read, Write };

class Access {
public:
    // None where it is allowed. Everybody may read; writing needs a name.
    Error may(const Visitor& visitor, const RoomName& room, Right right) const;
};

} // namespace parlance
