// What the storage thread is asked to do. Jobs are made on the server thread, worked on in the
// storage thread and delivered on the server thread, where their handlers belong.
#pragma once

#include "server/room/directory.h"
#include "server/storage/status.h"

namespace parlance::storage {

struct Tables;

class Job {
public:
    Job() = default;
    virtual ~Job() = default;
    Q_DISABLE_COPY_MOVE(Job)

    // Only reads: needs no transaction, which a locked or full disk would refuse.
    virtual bool onlyReads() const { return false; }
    // In the order of the calls, within the transaction of the pass. A bad status undoes the pass.
    virtual Status apply(Tables& tables) = 0;
    // The pass was undone.
    virtual void fail(Tables& tables, Error error) = 0;
    // After the transaction, whatever became of it.
    virtual void finish(Tables& /*tables*/) {}
    // It did a slice of its work and wants to be asked again.
    virtual bool hasMore() const { return false; }
    // On the server thread, once.
    virtual void deliver() = 0;
};

class ReadJob final : public Job {
public:
    ReadJob(ReadRequest request, Log::ReadHandler handler);

    bool onlyReads() const override { return true; }
    Status apply(Tables& tables) override;
    // Other jobs' failure is no reason not to read: this one may not have had its turn yet.
    void fail(Tables& tables, Error /*error*/) override { look(tables); }
    void finish(Tables& tables) override;
    void deliver() override { m_handler(std::move(m_result)); }

private:
    void look(Tables& tables);

    ReadRequest m_request;
    Log::ReadHandler m_handler;
    Seq m_last = 0;
    Result<std::vector<Message>> m_result = Error::RoomNotFound;
};

class SaveJob final : public Job {
public:
    SaveJob(Person person, Directory::SaveHandler handler);

    Status apply(Tables& tables) override;
    void fail(Tables& /*tables*/, Error error) override { m_error = error; }
    void deliver() override { m_handler(m_error); }

private:
    Person m_person;
    Directory::SaveHandler m_handler;
    Error m_error = Error::None;
};

class PolicyJob final : public Job {
public:
    PolicyJob(PolicyChange change, Directory::SaveHandler handler);

    Status apply(Tables& tables) override;
    void fail(Tables& /*tables*/, Error error) override { m_error = error; }
    void deliver() override { m_handler(m_error); }

private:
    PolicyChange m_change;
    Directory::SaveHandler m_handler;
    Error m_error = Error::None;
};

class CreateRoomJob final : public Job {
public:
    CreateRoomJob(RoomName room, QByteArray epoch, Directory::RoomHandler handler);

    Status apply(Tables& tables) override;
    void fail(Tables& tables, Error error) override;
    void deliver() override { m_handler(std::move(m_result)); }

private:
    RoomName m_room;
    QByteArray m_epoch;
    Directory::RoomHandler m_handler;
    Result<RoomHead> m_result = Error::StorageFailed;
};

} // namespace parlance::storage
