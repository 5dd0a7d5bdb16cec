#include "server/storage/entrytable.h"

#include "server/storage/database.h"
#include "server/storage/queries.h"
#include "server/storage/schema.h"

#include <QHash>

#include <algorithm>

namespace parlance::storage {

EntryTable::EntryTable(Database& database)
    : m_database(database)
    , m_insert(database, queries::kInsert)
    , m_findSent(database, queries::kFindSent)
    , m_readForward(database, queries::kReadForward)
    , m_readBackward(database, queries::kReadBackward)
    , m_readTime(database, queries::kReadTime)
    , m_readSpoken(database, queries::kReadSpoken)
    , m_delete(database, queries::kDelete) {}

Status EntryTable::insert(const StoredRoom& room, const Draft& draft, qint64 at,
                          Inserted& inserted) {
    const Status status =
        m_insert.execute(entryKey(room.id, room.ends.head + 1), room.id, draft.cid, draft.from,
                         draft.via, draft.n, at, draft.text);
    inserted = m_database.changes() == 1 ? Inserted::Yes : Inserted::NumberStands;
    return status;
}

Status EntryTable::findSent(const StoredRoom& room, const Draft& draft,
                            std::optional<Message>& found) {
    if (!draft.n) {
        return {};
    }
    Rows rows = m_findSent.run(room.id, draft.cid, draft.via, *draft.n);
    if (rows.next()) {
        const Cursor cursor{room.ends.epoch, seqOfKey(rows.integer(0))};
        found = Message{draft.room, cursor,  draft.cid,       rows.bytes(1),
                        draft.via,  draft.n, rows.integer(2), rows.bytes(3)};
    }
    return rows.status();
}

Result<std::vector<Message>> EntryTable::read(const StoredRoom& room, const ReadRequest& request,
                                              Seq last) {
    const bool forward = request.direction == Direction::Forward;
    const Seq low = std::max(room.ends.oldest, forward ? request.from : 1);
    const Seq high = forward ? last : std::min(last, request.from);
    Rows rows = (forward ? m_readForward : m_readBackward)
                    .run(entryKey(room.id, low), entryKey(room.id, high),
                         qint64(std::max(request.maxEntries, 1)));

    std::vector<Message> messages;
    qsizetype bytes = 0;
    while (low <= high && rows.next()) {
        const Cursor cursor{room.ends.epoch, seqOfKey(rows.integer(0))};
        Message message{room.ends.room,  cursor,        rows.bytes(1),
                        rows.bytes(2),   rows.bytes(3), rows.optionalInteger(4),
                        rows.integer(5), rows.bytes(6)};
        bytes += message.text.size();
        if (!messages.empty() && bytes > request.maxBytes) {
            break;
        }
        messages.push_back(std::move(message));
    }
    if (!rows.status().ok()) {
        return rows.status().error();
    }
    if (!forward) {
        std::ranges::reverse(messages);
    }
    return messages;
}

// Halving by the key, because times never decrease within a room and its entries are dense.
Status EntryTable::firstSince(const StoredRoom& room, qint64 time, Seq& first) {
    first = room.ends.oldest;
    Seq end = room.ends.head + 1;
    while (first < end) {
        const Seq middle = first + (end - first) / 2;
        Rows rows = m_readTime.run(entryKey(room.id, middle));
        const bool older = rows.next() && rows.integer(0) < time;
        if (!rows.status().ok()) {
            return rows.status();
        }
        if (older) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return {};
}

Status EntryTable::spokenSince(const StoredRoom& room, qint64 time, std::vector<Spoken>& spoken) {
    Seq first = 0;
    const Status status = firstSince(room, time, first);
    if (!status.ok()) {
        return status;
    }
    QHash<QByteArray, qint64> last;
    Rows rows = m_readSpoken.run(entryKey(room.id, first), entryKey(room.id, room.ends.head));
    while (rows.next()) {
        last.insert(rows.bytes(0), rows.integer(1));
    }
    for (auto one = last.cbegin(); one != last.cend(); ++one) {
        spoken.push_back({room.ends.room, one.key(), one.value()});
    }
    return rows.status();
}

Status EntryTable::removeBelow(const StoredRoom& room, Seq end) {
    return m_delete.execute(entryKey(room.id, room.ends.oldest), entryKey(room.id, end));
}

} // namespace parlance::storage
