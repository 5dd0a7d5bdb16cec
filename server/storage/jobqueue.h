// What waits for the storage thread. The server thread puts in, the storage thread takes all.
#pragma once

#include "server/storage/appendjob.h"

#include <condition_variable>
#include <mutex>

namespace parlance::storage {

class JobQueue {
public:
    using Jobs = std::vector<std::unique_ptr<Job>>;

    void add(std::unique_ptr<Job> job);
    // Adds what fits below the limits of waiting drafts and returns the rest.
    std::vector<Draft> addDrafts(std::vector<Draft> drafts, qint64 now,
                                 const AppendJob::Handler& handler);
    // Nothing is added by the server thread after this; what waits is still taken.
    void close();
    bool isClosed() const;

    // Waits until there is something. Nothing only where the queue is closed and empty.
    Jobs take();
    // The drafts that were taken have their outcome and no longer count as waiting.
    void release();

private:
    struct Load {
        int drafts = 0;
        qsizetype bytes = 0;
    };
    AppendJob& lastAppend(const AppendJob::Handler& handler);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Jobs m_jobs;
    AppendJob* m_lastAppend = nullptr; // The last job, where that is an append.
    Load m_waiting;                    // In m_jobs and taken but not released.
    Load m_taken;
    bool m_closed = false;
};

} // namespace parlance::storage
