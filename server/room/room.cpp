#include "server/room/room.h"

#include "server/protocol/limits.h"
#include "server/room/registry.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr qint64 kForgetEvery = 1'000;

} // namespace

Room::Room(RoomHead head, quint64 stateBase, Clock clock, Registry& registry)
    : m_head(std::move(head))
    , m_clock(std::move(clock))
    , m_tail(m_head.head + 1)
    , m_people(stateBase, [&registry](const QByteArray& cid, bool present) {
        registry.setPresent(cid, present);
    }) {}

Room::Entrance Room::enter(const Start& start) const {
    const Seq latest = std::max(m_head.oldest, m_head.head - limits::kFirstEntries + 1);
    if (std::holds_alternative<FromLatest>(start)) {
        return {.next = latest};
    }
    if (std::holds_alternative<FromStart>(start)) {
        return {.next = m_head.oldest};
    }
    if (std::holds_alternative<FromNow>(start)) {
        return {.next = m_head.head + 1};
    }
    const Cursor& cursor = std::get<Cursor>(start);
    if (cursor.epoch != m_head.epoch || cursor.seq > m_head.head) {
        return {.next = latest, .resume = Resume::Reset};
    }
    if (cursor.seq + 1 < m_head.oldest) {
        return {
            .next = m_head.oldest, .resume = Resume::Gap, .missed = m_head.oldest - cursor.seq - 1};
    }
    return {.next = cursor.seq + 1};
}

void Room::publish(Message message) {
    Q_ASSERT(message.cursor.seq == m_head.head + 1);
    m_head.head = message.cursor.seq;
    m_people.typing(message.cid, false, m_clock.steady());
    m_tail.append(std::move(message));
    m_answers.clear();
    m_news = true;
}

void Room::trimmed(Seq oldest) {
    m_head.oldest = std::max(m_head.oldest, oldest);
    m_tail.dropBelow(m_head.oldest);
    m_answers.clear();
}

void Room::subscribe(Subscriber& subscriber) {
    subscriber.m_place = static_cast<qsizetype>(m_subscribers.size());
    m_subscribers.push_back(&subscriber);
}

void Room::unsubscribe(Subscriber& subscriber) {
    if (subscriber.m_place < 0) {
        return;
    }
    const auto place = static_cast<std::size_t>(subscriber.m_place);
    subscriber.m_place = -1;
    m_subscribers[place] = nullptr;
    if (!m_calling) {
        compact();
    }
}

// The order of subscribers means nothing, so the last ones fill the holes.
void Room::compact() {
    std::erase(m_subscribers, nullptr);
    for (std::size_t i = 0; i < m_subscribers.size(); ++i) {
        m_subscribers[i]->m_place = static_cast<qsizetype>(i);
    }
}

namespace {

// Calls every subscriber there was at the beginning; they may leave and others may come meanwhile.
template <typename Call>
void forEach(std::vector<Subscriber*>& subscribers, bool& calling, Call call) {
    calling = true;
    const std::size_t count = subscribers.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (subscribers[i] != nullptr) {
            call(*subscribers[i]);
        }
    }
    calling = false;
}

} // namespace

void Room::recheck(const Access& access, const AddressOf& addressOf) {
    forEach(m_subscribers, m_calling, [&](Subscriber& subscriber) {
        if (access.may(subscriber.visitor(), name(), Right::Read) != Error::None) {
            subscriber.end("policy");
        }
    });
    compact();
    // Who was sent out does not linger, nor may a poll that asks no more.
    for (const QByteArray& cid : m_people.cids()) {
        const auto mayRead = [&](const QByteArray& address) {
            const Visitor visitor{.member = Member{cid, {}}, .address = address};
            return access.may(visitor, name(), Right::Read) == Error::None;
        };
        // Whoever still reads from another address is here.
        if (!mayRead({}) || (!mayRead(addressOf(cid)) && !hasReader(cid))) {
            m_people.dismiss(cid, m_clock.steady());
        }
    }
}

bool Room::hasReader(const QByteArray& cid) const {
    return std::ranges::any_of(m_subscribers, [&cid](const Subscriber* subscriber) {
        return subscriber != nullptr && subscriber->visitor().member &&
               subscriber->visitor().member->cid == cid;
    });
}

void Room::endAll(const QByteArray& reason) {
    forEach(m_subscribers, m_calling, [&](Subscriber& subscriber) { subscriber.end(reason); });
    compact();
}

void Room::tick(qint64 now) {
    m_people.expire(now);
    publishPeople(now);
    if (now >= m_forgetAt) {
        m_forgetAt = now + kForgetEvery;
        m_tail.forgetBytes();
        m_answers.clear();
        m_differences.clear();
    }
}

void Room::publishPeople(qint64 now) {
    if (m_people.publish(now)) {
        m_differences.clear();
        m_answers.clear();
        m_news = true;
    }
}

void Room::flush() {
    publishPeople(m_clock.steady());
    if (!m_news) {
        return;
    }
    m_news = false;
    forEach(m_subscribers, m_calling, [](Subscriber& subscriber) { subscriber.flush(); });
    compact();
}

const QByteArray& Room::difference(quint64 since, const void* form,
                                   const StateEncoder& encode) const {
    for (const CachedDifference& cached : m_differences) {
        if (cached.since == since && cached.form == form) {
            return cached.bytes;
        }
    }
    // Readers that all know another state would make this a list of everybody.
    if (m_differences.size() >= 32) {
        m_differences.clear();
    }
    m_differences.push_back({since, form, encode(m_people.since(since))});
    return m_differences.back().bytes;
}

const Room::Answered& Room::answer(const Question& question,
                                   const std::function<Answered()>& encode) const {
    for (const CachedAnswer& cached : m_answers) {
        if (cached.question == question) {
            return cached.answered;
        }
    }
    // Most of those who wait stand at the same position; an answer may have up to 1 MiB.
    if (m_answers.size() >= 4) {
        m_answers.clear();
    }
    m_answers.push_back({question, encode()});
    return m_answers.back().answered;
}

} // namespace parlance
