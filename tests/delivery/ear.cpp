#include "tests/delivery/ear.h"

namespace parlance::delivery {

Ear::Ear(Transport transport, const LinkContext& context) : m_link(makeLink(transport, context)) {
    connect(m_link.get(), &Link::opened, this, [this](const Hello& hello) { take(hello); });
    connect(m_link.get(), &Link::received, this,
            [this](const codec::ServerFrame& frame) { take(frame); });
    connect(m_link.get(), &Link::ended, this, [this](const Bye& words) { bye = words; });
    connect(m_link.get(), &Link::failed, this, [this](const Failure& why) { failure = why; });
}

void Ear::take(const Hello& hello) {
    // Only a position that the server had to change is told again, by a poll.
    if (m_last && hello.resume == Resume::Ok) {
        breaches.append(QStringLiteral("a second hello without a reason"));
    }
    m_last = hello.cursor;
    hellos.push_back(hello);
    if (onHello) {
        onHello(hello);
    }
}

void Ear::take(const Message& message) {
    const Cursor& cursor = message.cursor;
    if (!m_last) {
        breaches.append(QStringLiteral("%1 came before hello").arg(cursor.seq));
    } else if (cursor.epoch != m_last->epoch || cursor.seq != m_last->seq + 1) {
        breaches.append(QStringLiteral("%1 came after %2").arg(cursor.seq).arg(m_last->seq));
    }
    m_last = cursor;
    if (onMessage) {
        onMessage(message);
    }
}

void Ear::take(const Presence& presence) {
    if (presence.full) {
        people.clear();
    }
    for (const Member& member : presence.full.value_or(presence.joined)) {
        people[member.cid] = member.name;
    }
    for (const Member& member : presence.left) {
        people.erase(member.cid);
    }
    if (static_cast<std::size_t>(presence.count) != people.size()) {
        breaches.append(
            QStringLiteral("%1 are here and %2 are known").arg(presence.count).arg(people.size()));
    }
    presences.push_back(presence);
}

void Ear::take(const codec::ServerFrame& frame) {
    if (const auto* message = std::get_if<Message>(&frame)) {
        take(*message);
    } else if (const auto* presence = std::get_if<Presence>(&frame)) {
        take(*presence);
    } else if (const auto* words = std::get_if<Typing>(&frame)) {
        typing.push_back(words->cids);
    } else if (const auto* heartbeat = std::get_if<Heartbeat>(&frame)) {
        heartbeats.push_back(*heartbeat);
    } else if (const auto* echo = std::get_if<Echo>(&frame)) {
        echoes.push_back(echo->nonce);
    } else if (const auto* answer = std::get_if<Posted>(&frame)) {
        posted.push_back(*answer);
    } else if (const auto* refusal = std::get_if<Refusal>(&frame)) {
        refusals.push_back(*refusal);
    }
}

} // namespace parlance::delivery
