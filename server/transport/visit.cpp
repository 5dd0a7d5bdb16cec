#include "server/transport/visit.h"

namespace parlance {

Visit::Visit(Stats& stats, Outlet outlet, const Connection& connection, const Visitor& visitor,
             const RoomName& room)
    : m_stats(stats)
    , m_outlet(outlet)
    , m_connection(connection.id()) {
    ++counters().requests;
    ++counters().open;
    // Also while nobody looks, the list must not grow for ever.
    if (stats.m_guests.size() >= stats.m_forgetAt) {
        stats.forgetGuests();
    }
    m_seen = &stats.m_guests[visitor.member ? visitor.member->cid : visitor.address];
    codec::Guest& guest = m_seen->guest;
    guest.member = visitor.member;
    guest.address = visitor.address;
    guest.transport = name(outlet);
    guest.room = room.bytes();
    ++guest.open;
    m_seen->at = stats.m_clock.steady();
    if (stats.isWatched()) {
        settle(connection);
    }
    if (stats.hasLanes()) {
        mark({.opened = 1});
    }
}

Visit::~Visit() {
    --counters().open;
    --m_seen->guest.open;
    m_seen->guest.bytes += m_bytes;
    m_seen->at = m_stats.m_clock.steady();
    if (m_stats.hasLanes()) {
        mark({.closed = 1});
    }
}

void Visit::countIdle(const codec::Traffic& traffic) {
    counters().idle += traffic.total();
    count(traffic);
}

void Visit::settle(const Connection& connection) {
    m_seen->guest.bytes += std::exchange(m_bytes, 0);
    m_seen->guest.roundTrip = connection.channel().roundTrip();
}

codec::Lane Visit::lane() const {
    return {.connection = m_connection,
            .transport = name(m_outlet),
            .member = m_seen->guest.member,
            .address = m_seen->guest.address,
            .open = true};
}

void Visit::mark(const Mark& mark) {
    codec::Lane& present = m_stats.presentLane(m_connection);
    codec::Lane more = lane();
    more.opened = present.opened + mark.opened;
    more.closed = present.closed + mark.closed;
    more.open = mark.closed == 0;
    more.entries = present.entries + mark.entries;
    more.bytes = present.bytes + mark.bytes;
    present = std::move(more);
}

} // namespace parlance
