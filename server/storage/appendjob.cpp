#include "server/storage/appendjob.h"

#include "server/storage/tables.h"

#include <algorithm>

namespace parlance::storage {
namespace {

// What to answer where an entry stands under the draft's own number.
Outcome standing(const Draft& draft, Message found) {
    if (found.text != draft.text) {
        return {draft.ticket, Error::NumberReused, false, std::nullopt};
    }
    return {draft.ticket, Error::None, true, std::move(found)};
}

} // namespace

void AppendJob::add(Draft draft, qint64 now) {
    m_waiting.push_back({std::move(draft), now});
}

Status AppendJob::apply(Tables& tables) {
    m_outcomes.reserve(m_waiting.size());
    for (const Waiting& waiting : m_waiting) {
        const Status status = append(tables, waiting);
        if (!status.ok()) {
            return status;
        }
    }
    return {};
}

Status AppendJob::append(Tables& tables, const Waiting& waiting) {
    const Draft& draft = waiting.draft;
    StoredRoom* room = tables.rooms.find(draft.room);
    Q_ASSERT(room);
    if (!room) {
        m_outcomes.push_back({draft.ticket, Error::RoomNotFound, false, std::nullopt});
        return {};
    }
    if (draft.otherwise != Error::None) {
        return repeat(tables, *room, draft, draft.otherwise);
    }
    const qint64 at = std::max(waiting.now, room->lastAt);
    EntryTable::Inserted inserted{};
    const Status status = tables.entries.insert(*room, draft, at, inserted);
    if (!status.ok()) {
        return status;
    }
    if (inserted == EntryTable::Inserted::NumberStands) {
        // Nothing under the number after a conflict can only be a broken index.
        return repeat(tables, *room, draft, Error::StorageFailed);
    }
    tables.rooms.change(*room);
    room->lastAt = at;
    const Cursor cursor{room->ends.epoch, ++room->ends.head};
    m_outcomes.push_back({draft.ticket, Error::None, false,
                          Message{room->ends.room, cursor, draft.cid, draft.from, draft.via,
                                  draft.n, at, draft.text}});
    return {};
}

Status AppendJob::repeat(Tables& tables, const StoredRoom& room, const Draft& draft,
                         Error otherwise) {
    std::optional<Message> found;
    const Status status = tables.entries.findSent(room, draft, found);
    if (!status.ok()) {
        return status;
    }
    m_outcomes.push_back(found ? standing(draft, *std::move(found))
                               : Outcome{draft.ticket, otherwise, false, std::nullopt});
    return {};
}

// What was committed earlier is still there and can be read: whoever repeats one of those gets
// its numbers although the disk is full, and has one worry less.
void AppendJob::fail(Tables& tables, Error error) {
    m_outcomes.clear();
    bool readable = true;
    for (const Waiting& waiting : m_waiting) {
        const StoredRoom* room = tables.rooms.find(waiting.draft.room);
        std::optional<Message> found;
        if (room && readable) {
            readable = tables.entries.findSent(*room, waiting.draft, found).ok();
        }
        const bool isNone = room && readable && waiting.draft.otherwise != Error::None;
        const Error answer = isNone ? waiting.draft.otherwise : error;
        m_outcomes.push_back(found ? standing(waiting.draft, *std::move(found))
                                   : Outcome{waiting.draft.ticket, answer, false, std::nullopt});
    }
}

} // namespace parlance::storage
