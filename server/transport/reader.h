// Whoever reads a room over a connection that it occupies: a stream or a waiting poll.
#pragma once

#include "server/net/connection.h"
#include "server/room/access.h"
#include "server/transport/stats.h"

namespace parlance {

class Reader : public Occupant {
public:
    virtual const Visitor& visitor() const = 0;
    virtual Outlet outlet() const = 0;
};

} // namespace parlance
