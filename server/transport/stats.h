// What each transport has carried, who is being served, and what every connection did in the last
// tenth of a second: the source of /host/stats. Counting is a few additions; the lanes are only
// kept while somebody watches them.
//
// Thread: the server's only.
#pragma once

#include "server/protocol/clock.h"
#include "server/protocol/hostcodec.h"
#include "server/protocol/limits.h"

#include <QHash>

#include <array>
#include <deque>
#include <unordered_map>
#include <vector>

namespace parlance {

// The ways out of the server: the five transports, and the endless page that is none of them. Posts
// over HTTP are counted as if they were one.
enum class Outlet { WebSocket, Sse, Stream, LongPoll, ShortPoll, Page, Post };
inline constexpr std::size_t kOutlets = 7;
const char* name(Outlet outlet);

class Stats {
public:
    explicit Stats(Clock clock);

    codec::Counters& of(Outlet outlet) { return m_counters[static_cast<std::size_t>(outlet)]; }
    const auto& counters() const { return m_counters; }
    // Guests who are being served or asked within limits::kGuestShown.
    std::vector<codec::Guest> guests();
    // Where this person was served last; empty where that is longer ago than limits::kGuestShown.
    QByteArray addressOf(const QByteArray& cid) const;
    // Who is being served there, or was within that time.
    std::vector<QByteArray> cidsAt(const QByteArray& address) const;

    // Whoever looks on.
    class Watcher {
    public:
        // Something that the host sees has changed, and it should not have to wait for it.
        virtual void changed() = 0;

    protected:
        ~Watcher() = default;
    };
    // Lanes are kept while somebody wants them.
    enum class Lanes { Yes, No };
    void watch(Watcher& watcher, Lanes lanes);
    void unwatch(Watcher& watcher, Lanes lanes);
    bool isWatched() const { return !m_watchers.empty(); }
    bool hasLanes() const { return m_laneWatchers > 0; }
    void announce() const;

    // One tenth of a second of all lanes; the numbers grow with time.
    struct Bucket {
        qint64 number = 0;
        QHash<quint64, codec::Lane> lanes; // By connection.
    };
    // The complete buckets after `number`; the last second is kept.
    std::vector<Bucket> bucketsAfter(qint64 number) const;
    qint64 presentBucket() const { return m_clock.steady() / limits::kLanesEvery; }

private:
    friend class Visit;

    struct Seen {
        codec::Guest guest;
        qint64 at = 0; // When it was last served.
    };

    bool isOver(const Seen& seen) const;
    void forgetGuests();
    codec::Lane& presentLane(quint64 connection);

    Clock m_clock;
    std::array<codec::Counters, kOutlets> m_counters;
    std::unordered_map<QByteArray, Seen> m_guests; // By cid; nameless ones by address. Visits
                                                   // point into it.
    std::size_t m_forgetAt = 0;                    // Guests, at which the old ones are looked for.
    std::deque<Bucket> m_buckets;
    std::vector<Watcher*> m_watchers;
    int m_laneWatchers = 0;
};

} // namespace parlance
