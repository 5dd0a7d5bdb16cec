// What SQLite said, and the one place where that becomes an error of ours.
#pragma once

#include "server/protocol/error.h"

struct sqlite3;

namespace parlance::storage {

class [[nodiscard]] Status {
public:
    Status() = default;
    // With the connection a failure is looked at closer: see status.cpp.
    Status(int code, sqlite3* database);

    // A row and the end of the rows are good news, too.
    bool ok() const;
    bool hasRow() const;
    // The file is no database, or a broken one.
    bool isDamage() const;
    Error error() const;
    // In SQLite's words, such as "database disk image is malformed".
    QByteArray text() const;

private:
    int m_code = 0;
};

} // namespace parlance::storage
