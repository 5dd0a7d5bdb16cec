#include "server/storage/worker.h"

#include "server/storage/tables.h"

#include <algorithm>

namespace parlance::storage {

Worker::Worker(Tables& tables, JobQueue& queue, Executor executor)
    : m_tables(tables)
    , m_queue(queue)
    , m_executor(std::move(executor)) {}

void Worker::run() {
    for (JobQueue::Jobs jobs = m_queue.take(); !jobs.empty(); jobs = m_queue.take()) {
        pass(std::move(jobs));
        m_tables.database.checkpointIfDue();
    }
}

void Worker::pass(JobQueue::Jobs jobs) {
    const bool onlyReads =
        std::ranges::all_of(jobs, [](const auto& job) { return job->onlyReads(); });
    const Status status = onlyReads ? applyAll(jobs) : commit(jobs);
    if (!status.ok()) {
        for (const std::unique_ptr<Job>& job : jobs) {
            job->fail(m_tables, status.error());
        }
    }
    m_queue.release();
    for (std::unique_ptr<Job>& job : jobs) {
        conclude(std::move(job));
    }
}

Status Worker::commit(const JobQueue::Jobs& jobs) {
    Status status = m_tables.database.begin();
    if (status.ok()) {
        status = applyAll(jobs);
    }
    if (status.ok()) {
        status = m_tables.rooms.write();
    }
    if (status.ok()) {
        status = m_tables.database.commit();
    }
    if (status.ok()) {
        m_tables.rooms.keep();
    } else {
        m_tables.database.rollback();
        m_tables.rooms.undo();
    }
    return status;
}

Status Worker::applyAll(const JobQueue::Jobs& jobs) {
    for (const std::unique_ptr<Job>& job : jobs) {
        const Status status = job->apply(m_tables);
        if (!status.ok()) {
            return status;
        }
    }
    return {};
}

void Worker::conclude(std::unique_ptr<Job> job) {
    job->finish(m_tables);
    // A program that ends does not wait for the rest of a long trim; the next one asks again.
    if (job->hasMore() && !m_queue.isClosed()) {
        m_queue.add(std::move(job));
        return;
    }
    // A std::function wants to be copyable. The pointer moves along all the way, so that the
    // handler in it dies on the thread where it was made.
    m_executor([shared = std::shared_ptr<Job>(std::move(job))] { shared->deliver(); });
}

} // namespace parlance::storage
