#include "server/storage/opening.h"

#include "server/storage/schema.h"

namespace parlance::storage {
namespace {

struct Attempt {
    Status status;
    bool newer = false;
};

// Who still has to wait in the slow rooms. Of a person whose message is of later than now, since
// the clock was set back, that is as much as of one who speaks now.
Status loadSpoken(Tables& tables, qint64 now, Policy& policy) {
    Status status;
    for (const RoomRules& rules : policy.rules) {
        const StoredRoom* room = rules.slow > 0 ? tables.rooms.find(rules.room) : nullptr;
        if (room != nullptr && status.ok()) {
            status = tables.entries.spokenSince(*room, now - rules.slow, policy.spoken);
        }
    }
    return status;
}

// Reads what is small, the rooms and the people, and of the entries the latest of slow rooms.
Attempt load(const QByteArray& path, const OpeningOptions& options, Random& random,
             Opening& opening) {
    opening.tables = std::make_unique<Tables>();
    Tables& tables = *opening.tables;
    Status status = tables.database.open(path, options.vfs);
    if (status.ok()) {
        const Migration migration = migrate(tables.database, migrations());
        if (migration.newer) {
            return {migration.status, true};
        }
        status = migration.status;
    }
    if (status.ok()) {
        status = tables.rooms.load();
    }
    if (status.ok()) {
        status = tables.people.load(opening.people);
    }
    if (status.ok()) {
        status = tables.policy.load(opening.policy);
    }
    if (status.ok()) {
        status = loadSpoken(tables, options.now, opening.policy);
    }
    if (status.ok()) {
        status = tables.people.identity(random, opening.identity);
    }
    opening.heads = tables.rooms.heads();
    return {status};
}

StoreFailure failure(const QByteArray& path, const Attempt& attempt) {
    if (attempt.newer) {
        return {"The database " + path + " was written by a newer version of Parlance."};
    }
    switch (attempt.status.error()) {
        case Error::StorageFull:
            return {"The database " + path + " can't be opened: the disk is full."};
        case Error::StorageBusy:
            return {"The database " + path + " can't be opened: another program has locked it."};
        default:
            return {"The database " + path + " can't be opened: " + attempt.status.text() + "."};
    }
}

Result<Opening, StoreFailure> openMemory(const OpeningOptions& options, Random& random) {
    Opening opening;
    const Attempt attempt = load(":memory:", options, random, opening);
    if (!attempt.status.ok()) {
        return failure("in memory", attempt);
    }
    return opening;
}

} // namespace

Result<Opening, StoreFailure> open(const OpeningOptions& options, Random& random) {
    if (options.directory.isEmpty()) {
        return openMemory(options, random);
    }
    auto directory = DataDirectory::take(options.directory);
    if (!directory) {
        return directory.error();
    }
    QByteArray notice;
    for (;;) {
        const auto path = directory.value()->prepareDatabase();
        if (!path) {
            return path.error();
        }
        Opening opening;
        const Attempt attempt = load(*path, options, random, opening);
        if (attempt.status.ok() && !attempt.newer) {
            opening.directory = *std::move(directory);
            opening.notice = notice;
            return opening;
        }
        // Once is enough: a file just made that is broken, too, is the disk's fault.
        if (!attempt.status.isDamage() || !notice.isEmpty()) {
            return failure(*path, attempt);
        }
        opening.tables.reset();
        const auto name = directory.value()->keepAside(options.now);
        if (!name) {
            return name.error();
        }
        notice =
            "The database was broken. It was kept as " + *name +
            " and a new one begun. Passwords, locks and bans were in it: everybody may come in.";
    }
}

} // namespace parlance::storage
