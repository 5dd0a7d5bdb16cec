// A request on its way through the routes: what was asked, by whom, about which room.
#pragma once

#include "server/net/exchange.h"
#include "server/room/access.h"
#include "server/room/room.h"
#include "server/transport/services.h"

namespace parlance {

struct Call {
    Services& services;
    Exchange exchange;
    Visitor visitor;
    QByteArray token;                   // As it came, known or not.
    std::vector<QByteArray> segments{}; // Of the path, decoded.
    std::optional<RoomName> room{};     // Where the route has one.

    const http::Request& request() const { return exchange.request(); }
    std::optional<QByteArray> parameter(QByteArrayView name) const {
        return http::find(request().query, name);
    }
};

// What a reader asks for: ?after=, Last-Event-ID, ?state=. BadCursor or BadQuery.
Result<Position> positionOf(const Call& call);
// The room, as far as this visitor may do this there.
Result<std::shared_ptr<Room>> roomFor(Call& call, Right right);
// Whether the visitor may write in the route's room, which need not exist yet.
Error mayWrite(const Call& call);

} // namespace parlance
