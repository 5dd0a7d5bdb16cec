// The log and the directory in one SQLite file, or in memory. A thread of its own does the work:
// the server thread never waits for the disk.
#pragma once

#include "server/protocol/clock.h"
#include "server/protocol/random.h"
#include "server/room/directory.h"
#include "server/storage/datadirectory.h"

#include <functional>
#include <memory>

namespace parlance {

struct StoreOptions {
    QString directory; // Where the database lies; empty: in memory, forgotten at the end.
    Clock clock = Clock::system();
    Random random;
    QByteArray vfs; // Another of SQLite's ways to the file system; tests break things there.
};

class Store final : public Log, public Directory {
public:
    // Runs a function later on the server thread, in the order in which they are given. It is
    // called from both threads and may outlive the store.
    using Executor = std::function<void(std::function<void()>)>;

    static Result<std::unique_ptr<Store>, StoreFailure> open(StoreOptions options,
                                                             Executor executor);
    // Everything that was accepted is finished first and its handler handed over.
    ~Store() override;
    Q_DISABLE_COPY_MOVE(Store)

    // A sentence worth printing about the opening: a broken file that was kept aside. Or empty.
    const QByteArray& notice() const;

    void setCommitHandler(CommitHandler handler) override;
    void append(std::vector<Draft> drafts) override;
    void read(const ReadRequest& request, ReadHandler handler) override;
    void trim(const RoomName& room, const Retention& retention, TrimHandler handler) override;
    const std::vector<RoomHead>& heads() const override;

    void save(const Person& person, SaveHandler handler) override;
    void save(const PolicyChange& change, SaveHandler handler) override;
    void createRoom(const RoomName& room, RoomHandler handler) override;
    const ServerIdentity& identity() const override;
    const std::vector<Person>& people() const override;
    const Policy& policy() const override;

private:
    class Private;
    explicit Store(std::unique_ptr<Private> inner);

    std::unique_ptr<Private> d;
};

} // namespace parlance
