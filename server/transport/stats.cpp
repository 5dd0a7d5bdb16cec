#include "server/transport/stats.h"

#include "server/protocol/limits.h"

namespace parlance {
namespace {

constexpr std::size_t kBuckets = 10;
constexpr qsizetype kForgetFrom = 1'000;

} // namespace

const char* name(Outlet outlet) {
    static constexpr std::array<const char*, kOutlets> kNames{"websocket", "sse",       "stream",
                                                              "longpoll",  "shortpoll", "page"};
    return kNames[static_cast<std::size_t>(outlet)];
}

void Stats::wrote(Outlet outlet, quint64 connection, qint64 entries, qint64 bytes) {
    codec::Counters& counters = of(outlet);
    counters.entries += entries;
    counters.bytes += bytes;
    if (!m_watchers.empty()) {
        if (m_buckets.empty() || m_buckets.back().number != presentBucket()) {
            m_buckets.push_back({presentBucket(), {}});
        }
        if (m_buckets.size() > kBuckets) {
            m_buckets.pop_front();
        }
        codec::Lane& lane = m_buckets.back().lanes[connection];
        lane.connection = connection;
        lane.transport = name(outlet);
        lane.entries += entries;
        lane.bytes += bytes;
    }
}

void Stats::forgetGuests() {
    const qint64 now = m_clock.steady();
    m_guests.removeIf([now](std::pair<const QByteArray&, Seen&> item) {
        return item.second.guest.open == 0 && now - item.second.at > limits::kGuestShown;
    });
    m_forgetAt = 2 * m_guests.size() + kForgetFrom;
}

std::vector<codec::Guest> Stats::guests() {
    forgetGuests();
    std::vector<codec::Guest> guests;
    for (const Seen& seen : std::as_const(m_guests)) {
        guests.push_back(seen.guest);
    }
    return guests;
}

std::vector<codec::Counters> Stats::counters() const {
    std::vector<codec::Counters> all(m_counters.begin(), m_counters.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].transport = name(static_cast<Outlet>(i));
    }
    return all;
}

void Stats::unwatch(Watcher& watcher) {
    std::erase(m_watchers, &watcher);
    if (m_watchers.empty()) {
        m_buckets.clear();
    }
}

void Stats::announce() const {
    for (Watcher* watcher : m_watchers) {
        watcher->changed();
    }
}

std::vector<Stats::Bucket> Stats::bucketsAfter(qint64 number) const {
    std::vector<Bucket> buckets;
    for (const Bucket& bucket : m_buckets) {
        if (bucket.number > number && bucket.number < presentBucket()) {
            buckets.push_back(bucket);
        }
    }
    return buckets;
}

Visit::Visit(Stats& stats, Outlet outlet, const Visitor& visitor, const RoomName& room)
    : m_stats(stats)
    , m_outlet(outlet)
    , m_key(visitor.member ? visitor.member->cid : visitor.address) {
    ++stats.of(outlet).requests;
    ++stats.of(outlet).open;
    // Also while nobody looks, the list must not grow for ever.
    if (stats.m_guests.size() >= stats.m_forgetAt) {
        stats.forgetGuests();
    }
    Stats::Seen& seen = stats.m_guests[m_key];
    seen.guest.member = visitor.member;
    seen.guest.address = visitor.address;
    seen.guest.transport = name(outlet);
    seen.guest.room = room.bytes();
    ++seen.guest.open;
    seen.at = stats.m_clock.steady();
}

Visit::~Visit() {
    --m_stats.of(m_outlet).open;
    if (const auto seen = m_stats.m_guests.find(m_key); seen != m_stats.m_guests.end()) {
        --seen->guest.open;
        seen->at = m_stats.m_clock.steady();
    }
}

} // namespace parlance
