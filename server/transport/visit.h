// A stream or a poll being served, as long as this lives, and what it costs.
#pragma once

#include "server/net/connection.h"
#include "server/protocol/roomname.h"
#include "server/room/access.h"
#include "server/transport/stats.h"

namespace parlance {

class Visit {
public:
    Visit(Stats& stats, Outlet outlet, const Connection& connection, const Visitor& visitor,
          const RoomName& room);
    ~Visit();
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    Outlet outlet() const { return m_outlet; }
    // What went over the wire, with so many messages in it. Every delivery counts, so it touches
    // nothing that belongs to this guest alone but what lies here.
    void count(const codec::Traffic& traffic, qint64 entries = 0) {
        codec::Counters& all = counters();
        all.traffic += traffic;
        all.entries += entries;
        m_bytes += traffic.total();
        if (m_stats.hasLanes()) {
            mark({.entries = entries, .bytes = traffic.total()});
        }
    }
    // The same for what only keeps a line open or finds nothing.
    void countIdle(const codec::Traffic& traffic);
    void countEmpty() { ++counters().empty; }
    // Tells the guest's row what has been counted here, and how far away the peer is.
    void settle(const Connection& connection);
    // As it is now, with nothing done in it.
    codec::Lane lane() const;

private:
    codec::Counters& counters() { return m_stats.of(m_outlet); }
    // What happens, in the lane of the present tenth of a second.
    struct Mark {
        int opened = 0;
        int closed = 0;
        qint64 entries = 0;
        qint64 bytes = 0;
    };
    void mark(const Mark& mark);

    Stats& m_stats;
    qint64 m_bytes = 0; // Not in the guest's row yet.
    Outlet m_outlet;
    quint64 m_connection;
    Stats::Seen* m_seen; // Stays where it is as long as somebody is visiting.
};

} // namespace parlance
