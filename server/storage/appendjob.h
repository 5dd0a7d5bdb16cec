// Drafts that wait for their numbers. Calls that nothing came between are one job.
#pragma once

#include "server/storage/jobs.h"

#include <memory>

namespace parlance::storage {

struct StoredRoom;

class AppendJob final : public Job {
public:
    // The handler is shared, because a delivery may come after its store has gone.
    using Handler = std::shared_ptr<const Log::CommitHandler>;
    explicit AppendJob(Handler handler) : m_handler(std::move(handler)) {}

    // `now` is when it was asked for.
    void add(Draft draft, qint64 now);

    Status apply(Tables& tables) override;
    void fail(Tables& tables, Error error) override;
    void deliver() override { (*m_handler)(std::move(m_outcomes)); }

private:
    struct Waiting {
        Draft draft;
        qint64 now = 0;
    };
    Status append(Tables& tables, const Waiting& waiting);
    Status repeat(Tables& tables, const StoredRoom& room, const Draft& draft, Error otherwise);

    Handler m_handler;
    std::vector<Waiting> m_waiting;
    std::vector<Outcome> m_outcomes;
};

} // namespace parlance::storage
