#include "server/storage/status.h"

#include <cerrno>
#include <sqlite3.h>

namespace parlance::storage {
namespace {

// Extended codes say more in their upper bytes, which nobody here needs.
int primary(int code) {
    return code & 0xff;
}

bool meansFull(int systemError) {
#ifdef EDQUOT
    if (systemError == EDQUOT) {
        return true;
    }
#endif
    return systemError == ENOSPC;
}

// The last error that the system gave this file: 0 where there was none, or where the file keeps
// none. `which` is one of SQLite's two.
int lastErrorOf(sqlite3* database, int which) {
    sqlite3_file* file = nullptr;
    int error = 0;
    const bool isOpen = sqlite3_file_control(database, "main", which, &file) == SQLITE_OK &&
                        file != nullptr && file->pMethods != nullptr;
    if (isOpen &&
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) != SQLITE_OK) {
        return 0;
    }
    return error;
}

} // namespace

// SQLite reports a full disk as such only where it met it in writing the file. Met in growing the
// shared memory file, in fsync or as a quota it is an I/O error, and the reason is in errno: known
// to the connection where a statement has met it, and to the file where a COMMIT has.
Status::Status(int code, sqlite3* database) : m_code(code) {
    if (primary(code) == SQLITE_IOERR &&
        (meansFull(sqlite3_system_errno(database)) ||
         meansFull(lastErrorOf(database, SQLITE_FCNTL_JOURNAL_POINTER)) ||
         meansFull(lastErrorOf(database, SQLITE_FCNTL_FILE_POINTER)))) {
        m_code = SQLITE_FULL;
    }
}

bool Status::ok() const {
    return m_code == SQLITE_OK || m_code == SQLITE_ROW || m_code == SQLITE_DONE;
}

bool Status::hasRow() const {
    return m_code == SQLITE_ROW;
}

bool Status::isDamage() const {
    return primary(m_code) == SQLITE_CORRUPT || primary(m_code) == SQLITE_NOTADB;
}

Error Status::error() const {
    if (ok()) {
        return Error::None;
    }
    switch (primary(m_code)) {
        case SQLITE_FULL:
            return Error::StorageFull;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Error::StorageBusy;
        default:
            return Error::StorageFailed;
    }
}

QByteArray Status::text() const {
    return sqlite3_errstr(m_code);
}

} // namespace parlance::storage
