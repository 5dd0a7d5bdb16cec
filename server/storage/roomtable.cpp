#include "server/storage/roomtable.h"

#include "server/storage/queries.h"

#include <ranges>

namespace parlance::storage {

RoomTable::RoomTable(Database& database)
    : m_load(database, queries::kLoadRooms)
    , m_insert(database,
               "INSERT INTO rooms (id, name, epoch, oldest, head, last_at) "
               "VALUES (?1, ?2, ?3, 1, 0, 0)")
    , m_update(database, queries::kUpdateRoom) {}

Status RoomTable::load() {
    Rows rows = m_load.run();
    while (rows.next()) {
        const std::optional<RoomName> name = RoomName::parse(rows.bytes(1));
        if (!name) {
            continue; // Written by other hands; nobody could ask for it.
        }
        m_lastId = rows.integer(0);
        const RoomHead ends{*name, rows.bytes(2), rows.integer(3), rows.integer(4)};
        m_rooms.emplace(*name, StoredRoom{m_lastId, ends, rows.integer(5)});
    }
    return rows.status();
}

std::vector<RoomHead> RoomTable::heads() const {
    std::vector<RoomHead> heads;
    heads.reserve(m_rooms.size());
    for (const auto& [name, room] : m_rooms) {
        heads.push_back(room.ends);
    }
    return heads;
}

StoredRoom* RoomTable::find(const RoomName& name) {
    const auto place = m_rooms.find(name);
    return place == m_rooms.end() ? nullptr : &place->second;
}

Status RoomTable::create(const RoomName& name, const QByteArray& epoch) {
    const Status status = m_insert.execute(m_lastId + 1, name.bytes(), epoch);
    if (status.ok()) {
        m_rooms.emplace(name, StoredRoom{++m_lastId, RoomHead{name, epoch}});
        m_formers.push_back({name, std::nullopt});
    }
    return status;
}

void RoomTable::change(StoredRoom& room) {
    if (!room.changed) {
        m_formers.push_back({room.ends.room, room});
        room.changed = true;
    }
}

Status RoomTable::write() {
    for (const Former& former : m_formers) {
        StoredRoom& room = m_rooms.at(former.name);
        if (!room.changed) {
            continue;
        }
        room.changed = false;
        const Status status =
            m_update.execute(room.id, room.ends.oldest, room.ends.head, room.lastAt);
        if (!status.ok()) {
            return status;
        }
    }
    return {};
}

void RoomTable::keep() {
    m_formers.clear();
}

void RoomTable::undo() {
    // Backwards, because a room may have been made and then changed.
    for (const Former& former : std::views::reverse(m_formers)) {
        if (former.room) {
            m_rooms.at(former.name) = *former.room;
        } else {
            m_rooms.erase(former.name);
        }
    }
    m_formers.clear();
}

} // namespace parlance::storage
