#include "server/transport/stats.h"

#include "server/protocol/limits.h"

namespace parlance {

const char* name(Transport transport) {
    static constexpr std::array<const char*, kTransports> kNames{"websocket", "sse",       "stream",
                                                                 "longpoll",  "shortpoll", "page"};
    return kNames[static_cast<std::size_t>(transport)];
}

void Stats::wrote(Transport transport, quint64 connection, qint64 entries, qint64 bytes) {
    codec::Counters& counters = of(transport);
    counters.entries += entries;
    counters.bytes += bytes;
    if (m_watchers > 0) {
        codec::Lane& lane = m_lanes[connection];
        lane.connection = connection;
        lane.transport = name(transport);
        lane.entries += entries;
        lane.bytes += bytes;
    }
}

std::vector<codec::Guest> Stats::guests(qint64 now) {
    m_guests.removeIf([now](std::pair<const QByteArray&, Seen&> item) {
        return item.second.guest.open == 0 && now - item.second.at > limits::kGuestShown;
    });
    std::vector<codec::Guest> guests;
    for (const Seen& seen : std::as_const(m_guests)) {
        guests.push_back(seen.guest);
    }
    return guests;
}

std::vector<codec::Counters> Stats::counters() const {
    std::vector<codec::Counters> all(m_counters.begin(), m_counters.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].transport = name(static_cast<Transport>(i));
    }
    return all;
}

std::vector<codec::Lane> Stats::takeLanes() {
    std::vector<codec::Lane> lanes(m_lanes.cbegin(), m_lanes.cend());
    m_lanes.clear();
    return lanes;
}

Visit::Visit(Stats& stats, Transport transport, const Visitor& visitor, const RoomName& room,
             const Clock& clock)
    : m_stats(stats)
    , m_transport(transport)
    , m_key(visitor.member ? visitor.member->cid : visitor.address)
    , m_clock(clock) {
    ++stats.of(transport).requests;
    ++stats.of(transport).open;
    Stats::Seen& seen = stats.m_guests[m_key];
    seen.guest.member = visitor.member;
    seen.guest.address = visitor.address;
    seen.guest.transport = name(transport);
    seen.guest.room = room.bytes();
    ++seen.guest.open;
    seen.at = clock.steady();
}

Visit::~Visit() {
    --m_stats.of(m_transport).open;
    if (const auto seen = m_stats.m_guests.find(m_key); seen != m_stats.m_guests.end()) {
        --seen->guest.open;
        seen->at = m_clock.steady();
    }
}

} // namespace parlance
