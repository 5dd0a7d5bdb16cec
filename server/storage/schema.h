// The tables, and how a file of an earlier version becomes one of this version.
#pragma once

#include "server/protocol/cursor.h"
#include "server/storage/database.h"

#include <span>

namespace parlance::storage {

// An entry's key holds its room and its sequence, so that a room's entries lie side by side in the
// table itself: an append goes to the end of the room's stretch, a page is one stretch of keys,
// and no second index is needed for either. 2^40 entries a room, 2^23 rooms.
constexpr qint64 entryKey(qint64 room, Seq seq) {
    return room << 40 | seq;
}
constexpr Seq seqOfKey(qint64 key) {
    return key & ((qint64(1) << 40) - 1);
}

// The steps from each version to the next. Released ones never change.
std::span<const char* const> migrations();

struct Migration {
    Status status;
    bool newer = false; // The file is of a later version than the last step.
};
// Runs what is missing, each step in a transaction of its own.
Migration migrate(Database& database, std::span<const char* const> steps);

} // namespace parlance::storage
