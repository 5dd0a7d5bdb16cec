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

} // namespace

// SQLite reports a full disk as such only where it met it in writing the file. Met in growing the
// shared memory file, in fsync or as a quota it is an I/O error, and the reason is in errno.
Status::Status(int code, sqlite3* database) : m_code(code) {
    if (primary(code) == SQLITE_IOERR && meansFull(sqlite3_system_errno(database))) {
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
