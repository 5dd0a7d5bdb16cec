#include "server/storage/trimjob.h"

#include "server/storage/tables.h"

#include <algorithm>

namespace parlance::storage {
namespace {

// Some 30 ms of deleting: the index by sender has these in as many places as there are senders.
constexpr Seq kSlice = 5000;

} // namespace

TrimJob::TrimJob(RoomName room, Retention retention, qint64 now, Log::TrimHandler handler)
    : m_room(std::move(room))
    , m_retention(retention)
    , m_now(now)
    , m_handler(std::move(handler)) {}

Status TrimJob::apply(Tables& tables) {
    StoredRoom* room = tables.rooms.find(m_room);
    if (!room) {
        return {};
    }
    if (!m_keepFrom) {
        const Status status = plan(tables, *room);
        if (!status.ok()) {
            return status;
        }
    }
    const Seq end = std::min(*m_keepFrom, room->ends.oldest + kSlice);
    if (end > room->ends.oldest) {
        const Status status = tables.entries.removeBelow(*room, end);
        if (!status.ok()) {
            return status;
        }
        tables.rooms.change(*room);
        room->ends.oldest = end;
    }
    m_hasMore = end < *m_keepFrom;
    m_result = room->ends.oldest;
    return {};
}

void TrimJob::fail(Tables& /*tables*/, Error error) {
    m_hasMore = false;
    m_result = error;
}

Status TrimJob::plan(Tables& tables, const StoredRoom& room) {
    Seq keepFrom = room.ends.oldest;
    if (m_retention.entries) {
        const Seq kept = std::clamp(*m_retention.entries, Seq(0), room.ends.head);
        keepFrom = std::max(keepFrom, room.ends.head - kept + 1);
    }
    Status status;
    if (m_retention.milliseconds) {
        Seq first = 0;
        status = tables.entries.firstSince(room, m_now - *m_retention.milliseconds, first);
        keepFrom = std::max(keepFrom, first);
    }
    m_keepFrom = keepFrom;
    return status;
}

} // namespace parlance::storage
