// The storage thread's work: one transaction for everything that waits, then the answers.
#pragma once

#include "server/storage/jobqueue.h"

namespace parlance::storage {

struct Tables;

class Worker {
public:
    // Runs a function on the server thread, in the order in which they are given.
    using Executor = std::function<void(std::function<void()>)>;
    Worker(Tables& tables, JobQueue& queue, Executor executor);

    // Until the queue is closed and empty.
    void run();

private:
    void pass(JobQueue::Jobs jobs);
    Status commit(const JobQueue::Jobs& jobs);
    Status applyAll(const JobQueue::Jobs& jobs);
    void conclude(std::unique_ptr<Job> job);

    Tables& m_tables;
    JobQueue& m_queue;
    Executor m_executor;
};

} // namespace parlance::storage
