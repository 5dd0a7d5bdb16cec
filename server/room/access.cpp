#include "server/room/access.h"

namespace parlance {

Error Access::may(const Visitor& visitor, const RoomName& room, Right right) const {
    Q_UNUSED(room) // Every room has the same rules until rooms can be locked.
    if (right == Right::Write && !visitor.member) {
        return visitor.hasUnknownToken ? Error::TokenUnknown : Error::TokenMissing;
    }
    return Error::None;
}

} // namespace parlance
