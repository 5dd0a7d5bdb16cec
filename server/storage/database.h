// One connection to one SQLite file, set up for a log: written ahead, synced at every commit.
#pragma once

#include "server/storage/status.h"

#include <QByteArray>

struct sqlite3;

namespace parlance::storage {

class Database {
public:
    Database() = default;
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // `path` may be ":memory:". An empty `vfs` is SQLite's own way to the file system.
    Status open(const QByteArray& path, const QByteArray& vfs);

    Status execute(const char* sql);

    // Begins by taking the lock for writing: whoever is too late hears it now, not after the work.
    Status begin() { return execute("BEGIN IMMEDIATE"); }
    Status commit() { return execute("COMMIT"); }
    void rollback();
    // Rows that the last statement inserted, changed or deleted.
    int changes() const;

    // Carries the write-ahead log into the file where it has grown long. It is done between the
    // passes and not, as SQLite would, within a commit that senders wait for.
    void checkpointIfDue();

    sqlite3* handle() const { return m_handle; }

private:
    Status configure();

    sqlite3* m_handle = nullptr;
    int m_walPages = 0;
};

} // namespace parlance::storage
