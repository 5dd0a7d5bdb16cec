// Forgetting, in slices: between two of them the senders get their turn.
#pragma once

#include "server/storage/jobs.h"

namespace parlance::storage {

struct StoredRoom;

class TrimJob final : public Job {
public:
    // `now` is what the ages are counted back from.
    TrimJob(RoomName room, Retention retention, qint64 now, Log::TrimHandler handler);

    Status apply(Tables& tables) override;
    void fail(Tables& tables, Error error) override;
    bool hasMore() const override { return m_hasMore; }
    void deliver() override { m_handler(m_result); }

private:
    Status plan(Tables& tables, const StoredRoom& room);

    RoomName m_room;
    Retention m_retention;
    qint64 m_now;
    Log::TrimHandler m_handler;
    // The first entry to keep, found once: a busy room would otherwise never be done.
    std::optional<Seq> m_keepFrom;
    bool m_hasMore = false;
    Result<Seq> m_result = Error::RoomNotFound;
};

} // namespace parlance::storage
