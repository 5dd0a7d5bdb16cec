#include "server/storage/statement.h"

#include "server/storage/database.h"

#include <sqlite3.h>

namespace parlance::storage {

Rows::~Rows() {
    // Both return what the run has returned already.
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool Rows::next() {
    if (!m_status.ok()) {
        return false;
    }
    m_status = Status(sqlite3_step(m_statement), sqlite3_db_handle(m_statement));
    return m_status.hasRow();
}

qint64 Rows::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::optional<qint64> Rows::optionalInteger(int column) const {
    if (sqlite3_column_type(m_statement, column) == SQLITE_NULL) {
        return std::nullopt;
    }
    return integer(column);
}

// Asking for text would have SQLite append a zero byte; its bytes are the same without.
QByteArray Rows::bytes(int column) const {
    const void* data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(m_statement, column)};
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Status Statement::prepare() {
    if (m_statement) {
        return {};
    }
    sqlite3* handle = m_database.handle();
    const int code =
        sqlite3_prepare_v3(handle, m_sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    return {code, handle};
}

Status Statement::bind(int index, qint64 value) {
    return {sqlite3_bind_int64(m_statement, index, value), m_database.handle()};
}

Status Statement::bind(int index, const std::optional<qint64>& value) {
    if (value) {
        return bind(index, *value);
    }
    return {sqlite3_bind_null(m_statement, index), m_database.handle()};
}

Status Statement::bind(int index, const QByteArray& text) {
    const int code =
        sqlite3_bind_text64(m_statement, index, text.constData(),
                            static_cast<sqlite3_uint64>(text.size()), SQLITE_STATIC, SQLITE_UTF8);
    return {code, m_database.handle()};
}

Status Statement::bind(int index, Blob blob) {
    const int code =
        sqlite3_bind_blob64(m_statement, index, blob.bytes.constData(),
                            static_cast<sqlite3_uint64>(blob.bytes.size()), SQLITE_STATIC);
    return {code, m_database.handle()};
}

} // namespace parlance::storage
