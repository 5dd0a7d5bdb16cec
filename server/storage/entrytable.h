// The entries of all rooms.
#pragma once

#include "server/protocol/policy.h"
#include "server/storage/roomtable.h"
#include "server/storage/statement.h"

namespace parlance::storage {

class EntryTable {
public:
    explicit EntryTable(Database& database);

    enum class Inserted { Yes, NumberStands };
    // As the sequence after the room's head, which is for the caller to move on.
    Status insert(const StoredRoom& room, const Draft& draft, qint64 at, Inserted& inserted);

    // The entry under the draft's own number; nothing where it bears none or none stands.
    Status findSent(const StoredRoom& room, const Draft& draft, std::optional<Message>& found);

    // Nothing beyond `last` is read.
    Result<std::vector<Message>> read(const StoredRoom& room, const ReadRequest& request, Seq last);

    // The first sequence that is not older than `time`; head + 1 where all are.
    Status firstSince(const StoredRoom& room, qint64 time, Seq& first);

    // Who has said something since `time`, and when they did so last.
    Status spokenSince(const StoredRoom& room, qint64 time, std::vector<Spoken>& spoken);

    // Deletes from the oldest up to `end`, which stays.
    Status removeBelow(const StoredRoom& room, Seq end);

private:
    Database& m_database;
    Statement m_insert;
    Statement m_findSent;
    Statement m_readForward;
    Statement m_readBackward;
    Statement m_readTime;
    Statement m_readSpoken;
    Statement m_delete;
};

} // namespace parlance::storage
