#include "tests/room/fakestore.h"

namespace parlance {
namespace {

constexpr char kEpoch[] = "abcdefghijkl";

} // namespace

void FakeStore::work() {
    while (!m_jobs.empty()) {
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        job();
    }
}

void FakeStore::append(std::vector<Draft> drafts) {
    ++m_appends;
    m_jobs.push_back([this, drafts = std::move(drafts)] { commit(drafts); });
}

void FakeStore::commit(const std::vector<Draft>& drafts) {
    const Error failure = std::exchange(m_failure, Error::None);
    std::vector<Outcome> outcomes;
    for (const Draft& draft : drafts) {
        Outcome outcome{.ticket = draft.ticket, .error = failure, .message = {}};
        if (failure == Error::None) {
            std::vector<Message>& log = rooms[draft.room];
            const Seq seq = static_cast<Seq>(log.size()) + 1;
            log.push_back({.room = draft.room,
                           .cursor = {kEpoch, seq},
                           .cid = draft.cid,
                           .from = draft.from,
                           .via = draft.via,
                           .n = draft.n,
                           .at = 1000 + seq,
                           .text = draft.text});
            outcome.message = log.back();
        }
        outcomes.push_back(std::move(outcome));
    }
    m_commit(std::move(outcomes));
}

void FakeStore::read(const ReadRequest& request, ReadHandler handler) {
    m_jobs.push_back([this, request, handler = std::move(handler)] {
        std::vector<Message> page;
        for (const Message& message : rooms[request.room]) {
            if (message.cursor.seq >= request.from &&
                static_cast<int>(page.size()) < request.maxEntries) {
                page.push_back(message);
            }
        }
        handler(page);
    });
}

void FakeStore::trim(const RoomName& room, const Retention& retention, TrimHandler handler) {
    m_jobs.push_back([this, room, retention, handler = std::move(handler)] {
        const auto head = static_cast<Seq>(rooms[room].size());
        handler(std::max<Seq>(1, head - retention.entries.value_or(head) + 1));
    });
}

void FakeStore::save(const Person& person, SaveHandler handler) {
    m_jobs.push_back([this, person, handler = std::move(handler)] {
        const Error failure = std::exchange(m_failure, Error::None);
        if (failure == Error::None) {
            m_saved.push_back(person);
        }
        handler(failure);
    });
}

void FakeStore::save(const PolicyChange& change, SaveHandler handler) {
    m_jobs.push_back([this, change, handler = std::move(handler)] {
        const Error failure = std::exchange(m_failure, Error::None);
        if (failure == Error::None) {
            m_decided.push_back(change);
        }
        handler(failure);
    });
}

void FakeStore::createRoom(const RoomName& room, RoomHandler handler) {
    m_jobs.push_back([this, room, handler = std::move(handler)] {
        rooms[room];
        handler(RoomHead{room, kEpoch});
    });
}

} // namespace parlance
