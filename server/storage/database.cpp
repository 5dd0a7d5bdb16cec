#include "server/storage/database.h"

#include <QtGlobal>

#include <sqlite3.h>

namespace parlance::storage {
namespace {

// A locked file has to become an answer to the senders soon; another program's read or backup
// takes the lock for less than this.
constexpr int kBusyTimeout = 250;
// 8 MiB: about two seconds of the heaviest load, some 50 ms to carry over.
constexpr int kCheckpointPages = 2048;

// Full synchronisation is what makes an acknowledged message survive a power failure. The cache,
// 16 MiB, holds the pages of the index by sender for some ten thousand senders, between two
// checkpoints. After a burst the write-ahead log is cut back to 16 MiB.
constexpr const char* kConfiguration = R"sql(
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA journal_size_limit = 16777216;
    PRAGMA cache_size = -16384;
    PRAGMA temp_store = MEMORY;
)sql";

int noteWalPages(void* pages, sqlite3* /*database*/, const char* /*schema*/, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

} // namespace

Database::~Database() {
    [[maybe_unused]] const int code = sqlite3_close(m_handle);
    Q_ASSERT(code == SQLITE_OK); // Otherwise a statement outlives its database.
}

Status Database::open(const QByteArray& path, const QByteArray& vfs) {
    // Without SQLite's own mutexes: one thread at a time is the rule here.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path.constData(), &m_handle, flags,
                                     vfs.isEmpty() ? nullptr : vfs.constData());
    const Status status(code, m_handle);
    if (!status.ok()) {
        return status;
    }
    // SQLite makes do with reading where the file is protected. Better to hear that at the start.
    if (sqlite3_db_readonly(m_handle, "main") == 1) {
        return {SQLITE_READONLY, m_handle};
    }
    return configure();
}

Status Database::configure() {
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, kBusyTimeout);
    sqlite3_wal_hook(m_handle, noteWalPages, &m_walPages);
    return execute(kConfiguration);
}

Status Database::execute(const char* sql) {
    return {sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr), m_handle};
}

void Database::rollback() {
    // SQLite has rolled back by itself after some failures, such as a full disk. Where rolling
    // back fails, too, the next transaction finds the file as the last commit left it.
    if (!sqlite3_get_autocommit(m_handle)) {
        static_cast<void>(execute("ROLLBACK"));
    }
}

int Database::changes() const {
    return sqlite3_changes(m_handle);
}

void Database::checkpointIfDue() {
    if (m_walPages < kCheckpointPages) {
        return;
    }
    // A failure loses nothing: the pages stay in the write-ahead log and the next commit tries
    // again. The passive kind waits for nobody.
    m_walPages = 0;
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // A log is written at its end. The pages before are never asked for again, but SQLite would
    // keep them until its cache is full; those that are still in use come back out of the system's.
    sqlite3_db_release_memory(m_handle);
}

} // namespace parlance::storage
