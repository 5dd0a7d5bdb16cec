#include "server/room/hub.h"

#include "server/protocol/limits.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr qint64 kTrimEvery = 10'000;

// Deleting takes its time, but whoever comes first sees no more than whoever comes later.
RoomHead keptOf(RoomHead ends, const Retention& retention) {
    if (retention.entries) {
        ends.oldest = std::max(ends.oldest, ends.head - *retention.entries + 1);
    }
    return ends;
}

} // namespace

Hub::Hub(Parts parts) : m_parts(std::move(parts)) {
    for (const RoomHead& head : m_parts.log.heads()) {
        m_resting.insert(head.room, {keptOf(head, m_parts.retention), freshState()});
    }
    m_parts.log.setCommitHandler(
        [this](std::vector<Outcome> outcomes) { committed(std::move(outcomes)); });
}

std::shared_ptr<Room> Hub::find(const RoomName& name) {
    if (const auto room = m_rooms.constFind(name); room != m_rooms.cend()) {
        return *room;
    }
    const auto resting = m_resting.constFind(name);
    if (resting == m_resting.cend()) {
        return nullptr;
    }
    auto room =
        std::make_shared<Room>(resting->ends, resting->state, m_parts.clock, m_parts.registry);
    m_rooms.insert(name, room);
    m_resting.erase(resting);
    return room;
}

// Forty-one random bits leave room for a thousand years of changes below 2^53.
quint64 Hub::freshState() {
    return m_parts.random.next() >> 23;
}

void Hub::create(const RoomName& name, RoomHandler handler) {
    if (auto room = find(name)) {
        return handler(std::move(room));
    }
    if (m_resting.size() + m_rooms.size() >= limits::kRooms) {
        return handler(Error::TooManyRooms);
    }
    m_parts.directory.createRoom(name, [this, handler = std::move(handler)](Result<RoomHead> head) {
        if (!head) {
            return handler(head.error());
        }
        // Somebody else's request for the same room may have come first.
        if (!m_rooms.contains(head->room)) {
            m_resting.insert(head->room, {*head, freshState()});
        }
        handler(find(head->room));
    });
}

std::vector<codec::RoomSummary> Hub::list() const {
    std::vector<codec::RoomSummary> rooms;
    for (const Resting& resting : m_resting) {
        rooms.push_back({resting.ends.room, 0, resting.ends.head});
    }
    for (const auto& room : m_rooms) {
        rooms.push_back({room->name(), room->people().count(), room->ends().head});
    }
    std::ranges::sort(rooms, [](const auto& a, const auto& b) { return a.room < b.room; });
    return rooms;
}

void Hub::post(const std::shared_ptr<Room>& room, Draft draft, PostHandler handler) {
    draft.ticket = m_nextTicket++;
    m_waiting.insert(draft.ticket, {room, std::move(handler)});
    m_drafts.push_back(std::move(draft));
    m_parts.wake();
}

void Hub::submit() {
    if (!m_drafts.empty()) {
        m_parts.log.append(std::exchange(m_drafts, {}));
    }
}

void Hub::committed(std::vector<Outcome> outcomes) {
    int published = 0;
    for (Outcome& outcome : outcomes) {
        const Waiting waiting = m_waiting.take(outcome.ticket);
        if (outcome.error == Error::None && !outcome.repeat) {
            waiting.room->publish(*outcome.message);
            ++published;
        }
        waiting.handler(outcome);
    }
    m_parts.announce(published);
}

void Hub::flush() {
    for (const auto& room : std::as_const(m_rooms)) {
        room->flush();
    }
}

void Hub::tick() {
    const qint64 now = m_parts.clock.steady();
    m_parts.registry.tick(now);
    bool news = false;
    m_rooms.removeIf([&](std::pair<const RoomName&, std::shared_ptr<Room>&> item) {
        Room& room = *item.second;
        room.tick(now);
        news = news || room.hasNews();
        // A request that waits for the log holds the room as well.
        if (!room.isIdle() || item.second.use_count() > 1) {
            return false;
        }
        m_resting.insert(item.first, {room.ends(), room.people().state()});
        return true;
    });
    if (news) {
        m_parts.wake();
    }
    if (now >= m_trimAt && (m_parts.retention.entries || m_parts.retention.milliseconds)) {
        m_trimAt = now + kTrimEvery;
        for (const Resting& resting : std::as_const(m_resting)) {
            trim(resting.ends);
        }
        for (const auto& room : std::as_const(m_rooms)) {
            trim(room->ends());
        }
    }
}

void Hub::trim(const RoomHead& ends) {
    if (ends.head < ends.oldest) {
        return;
    }
    m_parts.log.trim(ends.room, m_parts.retention, [this, name = ends.room](Result<Seq> oldest) {
        if (!oldest) {
            return; // It is tried again, and nobody waits for it.
        }
        if (const auto room = m_rooms.constFind(name); room != m_rooms.cend()) {
            (*room)->trimmed(*oldest);
        } else if (const auto resting = m_resting.find(name); resting != m_resting.end()) {
            resting->ends.oldest = std::max(resting->ends.oldest, *oldest);
        }
    });
}

void Hub::rename(const Member& member) {
    for (const auto& room : std::as_const(m_rooms)) {
        room->people().rename(member);
    }
    peopleChanged();
}

void Hub::recheck(const Access& access, const Room::AddressOf& addressOf) {
    for (const auto& room : std::as_const(m_rooms)) {
        room->recheck(access, addressOf);
    }
    peopleChanged();
}

void Hub::endAll(const QByteArray& reason) {
    flush(); // What has been published comes before the goodbye.
    for (const auto& room : std::as_const(m_rooms)) {
        room->endAll(reason);
    }
}

} // namespace parlance
