// A log and a directory that do nothing until the test says so, and then as it says: for tests of
// what happens between a draft and its commit.
#pragma once

#include "server/room/directory.h"

#include <deque>
#include <map>

namespace parlance {

class FakeStore final : public Log, public Directory {
public:
    // Does everything that was asked so far, in order.
    void work();
    // The next append fails with this.
    void failNext(Error error) { m_failure = error; }

    int appends() const { return m_appends; }
    const std::vector<Person>& saved() const { return m_saved; }
    const std::vector<PolicyChange>& decided() const { return m_decided; }
    // What was asked and not done yet.
    std::size_t waiting() const { return m_jobs.size(); }

    void setCommitHandler(CommitHandler handler) override { m_commit = std::move(handler); }
    void append(std::vector<Draft> drafts) override;
    void read(const ReadRequest& request, ReadHandler handler) override;
    void trim(const RoomName& room, const Retention& retention, TrimHandler handler) override;
    const std::vector<RoomHead>& heads() const override { return initialHeads; }

    void save(const Person& person, SaveHandler handler) override;
    void save(const PolicyChange& change, SaveHandler handler) override;
    void createRoom(const RoomName& room, RoomHandler handler) override;
    const ServerIdentity& identity() const override { return m_identity; }
    const std::vector<Person>& people() const override { return initialPeople; }
    const Policy& policy() const override { return initialPolicy; }

    // What the store held when it was opened.
    std::vector<RoomHead> initialHeads;
    std::vector<Person> initialPeople;
    Policy initialPolicy;
    std::map<RoomName, std::vector<Message>> rooms;

private:
    void commit(const std::vector<Draft>& drafts);

    CommitHandler m_commit;
    std::deque<std::function<void()>> m_jobs;
    Error m_failure = Error::None;
    int m_appends = 0;
    std::vector<Person> m_saved;
    std::vector<PolicyChange> m_decided;
    ServerIdentity m_identity{"testtest", QByteArray(32, 's')};
};

inline RoomName roomName(const char* name) {
    return *RoomName::parse(name);
}

} // namespace parlance
