#include "server/transport/stats.h"

namespace parlance {
namespace {

constexpr std::size_t kBuckets = 10;
constexpr std::size_t kForgetFrom = 1'000;

} // namespace

const char* name(Outlet outlet) {
    static constexpr std::array<const char*, kOutlets> kNames{
        "websocket", "sse", "stream", "longpoll", "shortpoll", "page", "post"};
    return kNames[static_cast<std::size_t>(outlet)];
}

Stats::Stats(Clock clock) : m_clock(std::move(clock)) {
    for (std::size_t i = 0; i < kOutlets; ++i) {
        m_counters[i].transport = name(static_cast<Outlet>(i));
    }
}

bool Stats::isOver(const Seen& seen) const {
    return seen.guest.open == 0 && m_clock.steady() - seen.at > limits::kGuestShown;
}

void Stats::forgetGuests() {
    std::erase_if(m_guests, [this](const auto& item) { return isOver(item.second); });
    m_forgetAt = 2 * m_guests.size() + kForgetFrom;
}

std::vector<codec::Guest> Stats::guests() {
    forgetGuests();
    std::vector<codec::Guest> guests;
    guests.reserve(m_guests.size());
    for (const auto& [key, seen] : m_guests) {
        guests.push_back(seen.guest);
    }
    return guests;
}

QByteArray Stats::addressOf(const QByteArray& cid) const {
    const auto found = m_guests.find(cid);
    return found == m_guests.end() || isOver(found->second) ? QByteArray()
                                                            : found->second.guest.address;
}

std::vector<QByteArray> Stats::cidsAt(const QByteArray& address) const {
    std::vector<QByteArray> cids;
    for (const auto& [key, seen] : m_guests) {
        if (seen.guest.address == address && seen.guest.member && !isOver(seen)) {
            cids.push_back(seen.guest.member->cid);
        }
    }
    return cids;
}

void Stats::watch(Watcher& watcher, Lanes lanes) {
    m_watchers.push_back(&watcher);
    m_laneWatchers += lanes == Lanes::Yes ? 1 : 0;
}

void Stats::unwatch(Watcher& watcher, Lanes lanes) {
    std::erase(m_watchers, &watcher);
    m_laneWatchers -= lanes == Lanes::Yes ? 1 : 0;
    if (m_laneWatchers == 0) {
        m_buckets.clear();
    }
}

void Stats::announce() const {
    for (Watcher* watcher : m_watchers) {
        watcher->changed();
    }
}

codec::Lane& Stats::presentLane(quint64 connection) {
    if (m_buckets.empty() || m_buckets.back().number != presentBucket()) {
        m_buckets.push_back({presentBucket(), {}});
    }
    if (m_buckets.size() > kBuckets) {
        m_buckets.pop_front();
    }
    return m_buckets.back().lanes[connection];
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

} // namespace parlance
