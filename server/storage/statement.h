// A prepared statement that is kept, and one run of it. Nothing here needs to be checked call by
// call: the first thing that goes wrong stays and is the status of the run.
#pragma once

#include "server/storage/status.h"

#include <QByteArray>

#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace parlance::storage {

class Database;

// Bytes that are no text.
struct Blob {
    const QByteArray& bytes;
};

// The rows of one run. Its end resets the statement, without which an open read would keep the
// write-ahead log from being emptied.
class Rows {
public:
    Rows(sqlite3_stmt* statement, Status status) : m_statement(statement), m_status(status) {}
    ~Rows();
    Q_DISABLE_COPY_MOVE(Rows)

    // Goes to the next row; false after the last one and where something went wrong.
    bool next();
    Status status() const { return m_status; }

    qint64 integer(int column) const;
    std::optional<qint64> optionalInteger(int column) const;
    QByteArray bytes(int column) const;

private:
    sqlite3_stmt* m_statement;
    Status m_status;
};

class Statement {
public:
    // Prepared at its first run, so that making one can't fail. The text must outlive it.
    Statement(Database& database, const char* sql) : m_database(database), m_sql(sql) {}
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    // Bytes are not copied: they must outlive the rows.
    template <typename... Values>
    Rows run(const Values&... values) {
        Status status = prepare();
        [[maybe_unused]] int index = 0;
        ((status.ok() ? void(status = bind(++index, values)) : void()), ...);
        return {m_statement, status};
    }

    // For statements that return no rows.
    template <typename... Values>
    Status execute(const Values&... values) {
        Rows rows = run(values...);
        rows.next();
        return rows.status();
    }

private:
    Status prepare();
    Status bind(int index, qint64 value);
    Status bind(int index, const std::optional<qint64>& value);
    Status bind(int index, const QByteArray& text);
    Status bind(int index, Blob blob);

    Database& m_database;
    const char* m_sql;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace parlance::storage
