// The least that storing messages costs: SQLite's C API in a loop, on a file with the same schema,
// indexes and pragmas as the log's.
#pragma once

#include "server/storage/database.h"

#include <vector>

struct sqlite3_stmt;

namespace parlance {

struct Draft;

class RawLog {
public:
    explicit RawLog(const QByteArray& path);
    ~RawLog();

    // In one transaction.
    void append(const std::vector<Draft>& drafts);

private:
    void check(int code) const;

    storage::Database m_database;
    sqlite3_stmt* m_insert = nullptr;
    qint64 m_key = 0;
};

} // namespace parlance
