// The costs of the five transports as the host sees them, second by second.
#pragma once

#include "client/cost.h"
#include "server/protocol/hostview.h"

#include <deque>

namespace parlance {

class LiveCosts {
public:
    // The five transports, in their order.
    std::vector<Cost> take(const HostView& view);

private:
    struct Reading {
        qint64 at;
        std::array<qint64, kTransports.size()> idle;
    };
    std::deque<Reading> m_readings; // Of the last minute.
};

} // namespace parlance
