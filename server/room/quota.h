// How often somebody may do something: a token bucket for each person or address, kept as the one
// moment at which it will be full again (the virtual scheduling of the generic cell rate algorithm,
// ITU-T I.371). A full bucket is none at all, so that those who are quiet cost nothing.
//
// Thread: the server's only.
#pragma once

#include "server/protocol/clock.h"
#include "server/protocol/limits.h"

#include <QHash>

namespace parlance {

class Quota {
public:
    Quota(Clock clock, limits::Rate rate);

    // Takes one from `who`. Zero where that was allowed; otherwise for how many milliseconds
    // nothing more of theirs is: what was sent behind the refused one must not overtake it.
    qint64 take(const QByteArray& who);

    // What was taken was not used after all.
    void giveBack(const QByteArray& who);

    // One was taken so many milliseconds ago, before this quota was made, and counts.
    void took(const QByteArray& who, qint64 ago);

    // The same as take() without taking.
    qint64 waitOf(const QByteArray& who) const;

    // Buckets that are not full, and some that have become so.
    qsizetype size() const { return m_buckets.size(); }

private:
    struct Bucket {
        qint64 fullAt = 0;
        qint64 closedUntil = 0;
    };

    void forgetFull(qint64 now);

    Clock m_clock;
    limits::Rate m_rate;
    QHash<QByteArray, Bucket> m_buckets;
    qsizetype m_forgetAt = 1'000;
};

// The server's own; what a host slows down is Access's.
struct Quotas {
    Quotas(const Clock& clock, bool isLimited);

    Quota posts;  // By cid.
    Quota typing; // By cid.
    Quota joins;  // By address.
    Quota people; // New ones, by address.
    Quota rooms;  // New ones, by address.
};

} // namespace parlance
