#include "server/storage/jobqueue.h"

#include "server/protocol/limits.h"

namespace parlance::storage {

void JobQueue::add(std::unique_ptr<Job> job) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
        m_lastAppend = nullptr;
    }
    m_wake.notify_one();
}

std::vector<Draft> JobQueue::addDrafts(std::vector<Draft> drafts, qint64 now,
                                       const AppendJob::Handler& handler) {
    {
        const std::lock_guard lock(m_mutex);
        auto draft = drafts.begin();
        // It stops at the first one too many: a smaller one behind it might fit, but would then
        // overtake another of the same sender.
        for (; draft != drafts.end(); ++draft) {
            const qsizetype bytes = m_waiting.bytes + draft->text.size();
            if (m_waiting.drafts >= limits::kDraftsWaiting || bytes > limits::kDraftBytesWaiting) {
                break;
            }
            m_waiting = {m_waiting.drafts + 1, bytes};
            lastAppend(handler).add(std::move(*draft), now);
        }
        drafts.erase(drafts.begin(), draft);
    }
    m_wake.notify_one();
    return drafts;
}

AppendJob& JobQueue::lastAppend(const AppendJob::Handler& handler) {
    if (!m_lastAppend) {
        auto job = std::make_unique<AppendJob>(handler);
        m_lastAppend = job.get();
        m_jobs.push_back(std::move(job));
    }
    return *m_lastAppend;
}

void JobQueue::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_wake.notify_one();
}

bool JobQueue::isClosed() const {
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

JobQueue::Jobs JobQueue::take() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_closed || !m_jobs.empty(); });
    m_taken = m_waiting;
    m_lastAppend = nullptr;
    return std::exchange(m_jobs, {});
}

void JobQueue::release() {
    const std::lock_guard lock(m_mutex);
    m_waiting.drafts -= m_taken.drafts;
    m_waiting.bytes -= m_taken.bytes;
    m_taken = {};
}

} // namespace parlance::storage
