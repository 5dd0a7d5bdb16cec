// Whoever reads a room over a connection that it occupies: a stream or a waiting poll.
#pragma once

#include "server/net/connections.h"
#include "server/transport/visit.h"

namespace parlance {

// Not just Reader: that is the client's, and a program with both would have two of one name.
class RoomReader : public Occupant {
public:
    virtual const Visitor& visitor() const = 0;
    virtual Visit& visit() = 0;
};

// Calls act(connection, reader) for each of them.
template <typename Do>
void forEachReader(const Connections& connections, Do act) {
    connections.forEach([&act](Connection& connection) {
        // Asked so rarely that no list of them is worth keeping.
        if (auto* reader = dynamic_cast<RoomReader*>(connection.occupant())) {
            act(connection, *reader);
        }
    });
}

} // namespace parlance
