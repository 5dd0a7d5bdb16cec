#include "server/storage/schema.h"

#include "server/storage/statement.h"

#include <array>

namespace parlance::storage {
namespace {

// `kind`, `target` and `rev` wait for edits, deletes and reactions: a change is an entry that
// names its target by sequence, and `rev` counts the changes folded into the target. The index by
// sender is what makes a repeated post known; it lasts as long as the entry.
constexpr const char* kFirst = R"sql(
    CREATE TABLE identity (
        one    INTEGER PRIMARY KEY CHECK (one = 1),
        id     TEXT NOT NULL,
        secret BLOB NOT NULL
    ) STRICT;

    CREATE TABLE people (
        cid   TEXT PRIMARY KEY,
        name  TEXT NOT NULL,
        token BLOB NOT NULL,
        seen  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rooms (
        id      INTEGER PRIMARY KEY,
        name    TEXT NOT NULL UNIQUE,
        epoch   TEXT NOT NULL,
        oldest  INTEGER NOT NULL,
        head    INTEGER NOT NULL,
        last_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE entries (
        key    INTEGER PRIMARY KEY,
        room   INTEGER NOT NULL,
        kind   INTEGER NOT NULL DEFAULT 0,
        target INTEGER,
        rev    INTEGER NOT NULL DEFAULT 0,
        cid    TEXT NOT NULL,
        name   TEXT NOT NULL,
        via    TEXT NOT NULL,
        n      INTEGER,
        at     INTEGER NOT NULL,
        text   TEXT NOT NULL
    ) STRICT;

    CREATE UNIQUE INDEX entries_by_sender ON entries (room, cid, via, n) WHERE n IS NOT NULL;
)sql";

// What the host decides. A ban names a person, an address or both; an invitation is kept as its
// hash, a password sealed.
constexpr const char* kPolicy = R"sql(
    CREATE TABLE rules (
        room       TEXT PRIMARY KEY,
        locked     INTEGER NOT NULL,
        slow       INTEGER NOT NULL,
        password   BLOB NOT NULL,
        invitation BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE standings (
        room     TEXT NOT NULL,
        cid      TEXT NOT NULL,
        admitted INTEGER NOT NULL,
        muted    INTEGER NOT NULL,
        PRIMARY KEY (room, cid)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE bans (
        id      TEXT PRIMARY KEY,
        cid     TEXT NOT NULL,
        address TEXT NOT NULL,
        name    TEXT NOT NULL,
        at      INTEGER NOT NULL,
        until   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array kMigrations{kFirst, kPolicy};

Status readVersion(Database& database, qint64& version) {
    Statement statement(database, "PRAGMA user_version");
    Rows rows = statement.run();
    version = rows.next() ? rows.integer(0) : 0;
    return rows.status();
}

Status runStep(Database& database, const char* step, qint64 version) {
    // A pragma takes no bound values.
    const QByteArray setVersion = "PRAGMA user_version = " + QByteArray::number(version);
    Status status = database.begin();
    for (const char* sql : {step, setVersion.constData(), "COMMIT"}) {
        if (!status.ok()) {
            break;
        }
        status = database.execute(sql);
    }
    database.rollback();
    return status;
}

} // namespace

std::span<const char* const> migrations() {
    return kMigrations;
}

Migration migrate(Database& database, std::span<const char* const> steps) {
    qint64 version = 0;
    Status status = readVersion(database, version);
    if (status.ok() && version > qint64(steps.size())) {
        return {status, true};
    }
    while (status.ok() && version < qint64(steps.size())) {
        const char* step = steps[std::size_t(version)];
        status = runStep(database, step, ++version);
    }
    return {status, false};
}

} // namespace parlance::storage
