// A store with a server thread of its own, which is the test's: the functions here ask and wait
// for the answer, so that a test reads from top to bottom.
#pragma once

#include "server/storage/store.h"
#include "tests/support/faultvfs.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace parlance {

RoomName roomName(QByteArrayView name = "lobby");

// The functions that wait to be run on this thread.
class Inbox {
public:
    void add(std::function<void()> function);
    // Runs them until `done`; ends the program where nothing comes for a long time.
    void runUntil(const std::function<bool()>& done);
    // Runs what is there.
    void run();

    // Whoever adds something waits from now on until release(). So a test can be sure that what it
    // asks for in between waits together.
    void hold();
    void release();

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_functions;
    bool m_held = false;
};

class StoreFixture {
public:
    enum class Medium { File, Memory, FaultyFile };

    // The rows on which every contract test runs; for initTestCase_data().
    static void addMedia();
    // Of the running test's row.
    static Medium medium();

    explicit StoreFixture(Medium medium = StoreFixture::medium());
    ~StoreFixture();

    // Opens the store, at first or again. Asserts that it can be opened.
    void open();
    Result<std::unique_ptr<Store>, StoreFailure> tryOpen();
    void close();
    Store& store() { return *m_store; }
    Inbox& inbox() { return m_inbox; }

    QString directory() const;
    QByteArray database() const;
    FaultPlan& faults() { return m_vfs.plan(); }

    // The store's clock, which stands still.
    qint64 now = 1'700'000'000'000;

    // Every outcome so far that append() has not returned, in the order of their coming.
    std::vector<Outcome> outcomes;

    // Waits until as many outcomes have come, and takes them.
    std::vector<Outcome> append(std::vector<Draft> drafts);
    std::vector<Outcome> take(std::size_t count);
    Outcome appendOne(const Draft& draft);
    // Lets what `ask` asks for wait together.
    void together(const std::function<void()>& ask);
    // Texts "1" to "count", each with a number of its own.
    void fill(const RoomName& room, int count);

    Result<std::vector<Message>> read(const ReadRequest& request);
    std::vector<Message> readAll(const RoomName& room);
    Result<Seq> trim(const RoomName& room, const Retention& retention);
    Error save(const Person& person);
    Error decide(const PolicyChange& change);
    Result<RoomHead> createRoom(const RoomName& room);
    // Where it has to succeed.
    RoomHead makeRoom(const RoomName& room = roomName());
    Seq keep(const Retention& retention);

private:
    Medium m_medium;
    QTemporaryDir m_directory;
    FaultVfs m_vfs;
    Inbox m_inbox;
    std::unique_ptr<Store> m_store;
};

// By Ana, "a1", with no number.
Draft draft(const QByteArray& text, const RoomName& room = roomName());
Draft numbered(qint64 n, const QByteArray& text, const QByteArray& via = "v1");
std::vector<Seq> seqsOf(const std::vector<Message>& messages);
std::vector<Seq> seqsFrom(Seq first, Seq last);
std::vector<QByteArray> textsOf(const std::vector<Message>& messages);

} // namespace parlance
