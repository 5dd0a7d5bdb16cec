#include "server/transport/call.h"

namespace parlance {

Result<Position> positionOf(const Call& call) {
    Position position{FromLatest{}, std::nullopt};
    std::optional<QByteArray> after = call.parameter("after");
    // When an EventSource comes back by itself its URL is the old one; the header is what it has
    // really seen.
    const QByteArray lastEventId = call.request().headers.value("last-event-id");
    if (!lastEventId.isEmpty()) {
        after = lastEventId;
    }
    if (after) {
        Result<Start> start = parseStart(*after);
        if (!start) {
            return start.error();
        }
        position.after = *std::move(start);
    }
    if (const auto state = call.parameter("state")) {
        bool ok = false;
        position.state = state->toULongLong(&ok);
        if (!ok) {
            return Error::BadQuery;
        }
    }
    return position;
}

Result<std::shared_ptr<Room>> roomFor(Call& call, Right right) {
    auto room = call.services.hub.find(*call.room);
    if (!room) {
        return Error::RoomNotFound;
    }
    const Error refusal = call.services.access.may(call.visitor, room->name(), right);
    if (refusal != Error::None) {
        return refusal;
    }
    return room;
}

Error mayWrite(const Call& call) {
    return call.services.access.may(call.visitor, *call.room, Right::Write);
}

} // namespace parlance
