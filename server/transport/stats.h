// What each transport has carried, who is being served, and what every connection did in the last
// tenth of a second: the source of /host/stats. Counting is an addition; the lanes are only kept
// while somebody watches them.
#pragma once

#include "server/protocol/clock.h"
#include "server/protocol/hostcodec.h"
#include "server/protocol/limits.h"
#include "server/room/access.h"

#include <QHash>

#include <array>
#include <deque>
#include <vector>

namespace parlance {

// The ways out of the server: the five transports, and the endless page that is none of them.
enum class Outlet { WebSocket, Sse, Stream, LongPoll, ShortPoll, Page };
inline constexpr std::size_t kOutlets = 6;
const char* name(Outlet outlet);

class Stats {
public:
    codec::Counters& of(Outlet outlet) { return m_counters[static_cast<std::size_t>(outlet)]; }

    explicit Stats(Clock clock) : m_clock(std::move(clock)) {}

    // Something was written to a connection: counted, and marked in its lane.
    void wrote(Outlet outlet, quint64 connection, qint64 entries, qint64 bytes);

    // Guests who are being served or asked within limits::kGuestShown.
    std::vector<codec::Guest> guests();
    std::vector<codec::Counters> counters() const;

    // Whoever looks on. Lanes are kept while somebody does.
    class Watcher {
    public:
        // Something that the host sees has changed, and it should not have to wait for it.
        virtual void changed() = 0;

    protected:
        ~Watcher() = default;
    };
    void watch(Watcher& watcher) { m_watchers.push_back(&watcher); }
    void unwatch(Watcher& watcher);
    void announce() const;
    // One tenth of a second of all lanes; the numbers grow with time.
    struct Bucket {
        qint64 number = 0;
        QHash<quint64, codec::Lane> lanes;
    };
    // The complete buckets after `number`; the last second is kept.
    std::vector<Bucket> bucketsAfter(qint64 number) const;
    qint64 presentBucket() const { return m_clock.steady() / limits::kLanesEvery; }

private:
    friend class Visit;
    void forgetGuests();

    struct Seen {
        codec::Guest guest;
        qint64 at = 0;
    };

    Clock m_clock;
    std::array<codec::Counters, kOutlets> m_counters;
    QHash<QByteArray, Seen> m_guests; // By cid; nameless ones by address.
    std::deque<Bucket> m_buckets;
    std::vector<Watcher*> m_watchers;
    qsizetype m_forgetAt = 0; // Guests, at which the old ones are looked for.
};

// A stream or a poll being served, as long as this lives.
class Visit {
public:
    Visit(Stats& stats, Outlet outlet, const Visitor& visitor, const RoomName& room);
    ~Visit();
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

private:
    Stats& m_stats;
    Outlet m_outlet;
    QByteArray m_key;
};

} // namespace parlance
