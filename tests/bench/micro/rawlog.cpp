#include "tests/bench/micro/rawlog.h"

#include "server/room/log.h"
#include "server/storage/queries.h"
#include "server/storage/schema.h"

#include <sqlite3.h>

namespace parlance {

RawLog::RawLog(const QByteArray& path) {
    const bool opened = m_database.open(path, {}).ok() &&
                        storage::migrate(m_database, storage::migrations()).status.ok();
    if (!opened) {
        qFatal("no database for the raw loop");
    }
    check(sqlite3_prepare_v3(m_database.handle(), storage::queries::kInsert, -1,
                             SQLITE_PREPARE_PERSISTENT, &m_insert, nullptr));
}

RawLog::~RawLog() {
    sqlite3_finalize(m_insert);
}

void RawLog::check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        qFatal("%s", sqlite3_errmsg(m_database.handle()));
    }
}

void RawLog::append(const std::vector<Draft>& drafts) {
    const auto text = [this](int index, const QByteArray& bytes) {
        sqlite3_bind_text(m_insert, index, bytes.constData(), static_cast<int>(bytes.size()),
                          SQLITE_STATIC);
    };
    check(sqlite3_exec(m_database.handle(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr));
    for (const Draft& draft : drafts) {
        sqlite3_bind_int64(m_insert, 1, ++m_key);
        sqlite3_bind_int64(m_insert, 2, 1);
        text(3, draft.cid);
        text(4, draft.from);
        text(5, draft.via);
        sqlite3_bind_int64(m_insert, 6, *draft.n);
        sqlite3_bind_int64(m_insert, 7, 1'700'000'000'000);
        text(8, draft.text);
        check(sqlite3_step(m_insert));
        check(sqlite3_reset(m_insert));
    }
    check(sqlite3_exec(m_database.handle(), "COMMIT", nullptr, nullptr, nullptr));
    m_database.checkpointIfDue();
}

} // namespace parlance
