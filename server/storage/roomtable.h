// The rooms, all of them kept in memory. What a transaction changes of them is written once, at
// its end, and forgotten where it fails.
#pragma once

#include "server/room/log.h"
#include "server/storage/statement.h"

#include <unordered_map>
#include <vector>

namespace parlance::storage {

struct StoredRoom {
    qint64 id = 0;
    RoomHead ends;
    qint64 lastAt = 0; // The time of the newest entry ever, below which no later one may be.
    bool changed = false;
};

class RoomTable {
public:
    explicit RoomTable(Database& database);

    Status load();
    std::vector<RoomHead> heads() const;
    // Stays where it is until a create is undone. Null where there is no such room.
    StoredRoom* find(const RoomName& name);

    // Within a transaction.
    Status create(const RoomName& name, const QByteArray& epoch);
    // To be called before the first change of a room.
    void change(StoredRoom& room);
    Status write();

    // After it.
    void keep();
    void undo();

private:
    struct Hash {
        std::size_t operator()(const RoomName& name) const { return qHash(name); }
    };
    struct Former {
        RoomName name;
        std::optional<StoredRoom> room; // Nothing: it was made in this transaction.
    };

    Statement m_load;
    Statement m_insert;
    Statement m_update;
    std::unordered_map<RoomName, StoredRoom, Hash> m_rooms;
    std::vector<Former> m_formers;
    qint64 m_lastId = 0;
};

} // namespace parlance::storage
