#include "server/room/quota.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr limits::Rate kUnlimited{0, 0};

} // namespace

Quota::Quota(Clock clock, limits::Rate rate) : m_clock(std::move(clock)), m_rate(rate) {}

qint64 Quota::waitOf(const QByteArray& who) const {
    const qint64 now = m_clock.steady();
    const Bucket bucket = m_buckets.value(who);
    if (m_rate.every == 0 || now < bucket.closedUntil) {
        return std::max<qint64>(0, bucket.closedUntil - now);
    }
    const qint64 fullAt = std::max(bucket.fullAt, now) + m_rate.every;
    const qint64 tooMuch = fullAt - now - m_rate.every * m_rate.burst;
    return tooMuch > 0 ? std::max(tooMuch, limits::kRatePause) : 0;
}

qint64 Quota::take(const QByteArray& who) {
    if (m_rate.every == 0) {
        return 0;
    }
    const qint64 now = m_clock.steady();
    if (m_buckets.size() >= m_forgetAt) {
        forgetFull(now);
    }
    const qint64 wait = waitOf(who);
    Bucket& bucket = m_buckets[who];
    if (wait > 0) {
        bucket.closedUntil = now + wait;
    } else {
        bucket.fullAt = std::max(bucket.fullAt, now) + m_rate.every;
    }
    return wait;
}

void Quota::giveBack(const QByteArray& who) {
    if (const auto bucket = m_buckets.find(who); bucket != m_buckets.end()) {
        bucket->fullAt -= m_rate.every;
    }
}

void Quota::took(const QByteArray& who, qint64 ago) {
    m_buckets[who].fullAt = m_clock.steady() - ago + m_rate.every;
}

// As often as their number has doubled, which costs each of them little.
void Quota::forgetFull(qint64 now) {
    m_buckets.removeIf([now](std::pair<const QByteArray&, Bucket&> item) {
        return item.second.fullAt <= now && item.second.closedUntil <= now;
    });
    m_forgetAt = std::max<qsizetype>(1'000, 2 * m_buckets.size());
}

Quotas::Quotas(const Clock& clock, bool isLimited)
    : posts(clock, isLimited ? limits::kPosts : kUnlimited)
    , typing(clock, isLimited ? limits::kTyping : kUnlimited)
    , joins(clock, isLimited ? limits::kJoins : kUnlimited)
    , people(clock, isLimited ? limits::kNewPeople : kUnlimited)
    , rooms(clock, isLimited ? limits::kNewRooms : kUnlimited) {}

} // namespace parlance
