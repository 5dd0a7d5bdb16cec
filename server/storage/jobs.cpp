#include "server/storage/jobs.h"

#include "server/storage/tables.h"

namespace parlance::storage {

ReadJob::ReadJob(ReadRequest request, Log::ReadHandler handler)
    : m_request(std::move(request))
    , m_handler(std::move(handler)) {}

// A pass commits appends that were called after this read. It must not see them, because the
// server thread has not heard of them when this page arrives.
Status ReadJob::apply(Tables& tables) {
    look(tables);
    return {};
}

void ReadJob::look(Tables& tables) {
    if (const StoredRoom* room = tables.rooms.find(m_request.room)) {
        m_last = room->ends.head;
    }
}

void ReadJob::finish(Tables& tables) {
    if (const StoredRoom* room = tables.rooms.find(m_request.room)) {
        m_result = tables.entries.read(*room, m_request, m_last);
    }
}

SaveJob::SaveJob(Person person, Directory::SaveHandler handler)
    : m_person(std::move(person))
    , m_handler(std::move(handler)) {}

Status SaveJob::apply(Tables& tables) {
    return tables.people.save(m_person);
}

PolicyJob::PolicyJob(PolicyChange change, Directory::SaveHandler handler)
    : m_change(std::move(change))
    , m_handler(std::move(handler)) {}

Status PolicyJob::apply(Tables& tables) {
    return tables.policy.apply(m_change);
}

CreateRoomJob::CreateRoomJob(RoomName room, QByteArray epoch, Directory::RoomHandler handler)
    : m_room(std::move(room))
    , m_epoch(std::move(epoch))
    , m_handler(std::move(handler)) {}

Status CreateRoomJob::apply(Tables& tables) {
    const StoredRoom* room = tables.rooms.find(m_room);
    if (!room) {
        const Status status = tables.rooms.create(m_room, m_epoch);
        if (!status.ok()) {
            return status;
        }
        room = tables.rooms.find(m_room);
    }
    m_result = room->ends;
    return {};
}

void CreateRoomJob::fail(Tables& tables, Error error) {
    const StoredRoom* room = tables.rooms.find(m_room);
    m_result = room ? Result<RoomHead>(room->ends) : Result<RoomHead>(error);
}

} // namespace parlance::storage
