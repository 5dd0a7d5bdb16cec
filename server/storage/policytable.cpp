#include "server/storage/policytable.h"

#include "server/storage/queries.h"

namespace parlance::storage {

PolicyTable::PolicyTable(Database& database)
    : m_loadRules(database, queries::kLoadRules)
    , m_loadStandings(database, queries::kLoadStandings)
    , m_loadBans(database, queries::kLoadBans)
    , m_saveRules(database,
                  "INSERT OR REPLACE INTO rules (room, locked, slow, password, invitation) "
                  "VALUES (?1, ?2, ?3, ?4, ?5)")
    , m_saveStanding(database,
                     "INSERT OR REPLACE INTO standings (room, cid, admitted, muted) "
                     "VALUES (?1, ?2, ?3, ?4)")
    , m_saveBan(database,
                "INSERT INTO bans (id, cid, address, name, at, until) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    , m_removeBan(database, "DELETE FROM bans WHERE id = ?1") {}

Status PolicyTable::load(Policy& policy) {
    Rows rules = m_loadRules.run();
    while (rules.next()) {
        if (const auto room = RoomName::parse(rules.bytes(0))) {
            policy.rules.push_back({.room = *room,
                                    .locked = rules.integer(1) != 0,
                                    .slow = rules.integer(2),
                                    .password = rules.bytes(3),
                                    .invitation = rules.bytes(4)});
        }
    }
    Rows standings = m_loadStandings.run();
    while (standings.next()) {
        if (const auto room = RoomName::parse(standings.bytes(0))) {
            policy.standings.push_back({.room = *room,
                                        .cid = standings.bytes(1),
                                        .admitted = standings.integer(2) != 0,
                                        .muted = standings.integer(3) != 0});
        }
    }
    Rows bans = m_loadBans.run();
    while (bans.next()) {
        policy.bans.push_back({.id = bans.bytes(0),
                               .cid = bans.bytes(1),
                               .address = bans.bytes(2),
                               .name = bans.bytes(3),
                               .at = bans.integer(4),
                               .until = bans.integer(5)});
    }
    for (const Rows* rows : {&rules, &standings, &bans}) {
        if (!rows->status().ok()) {
            return rows->status();
        }
    }
    return {};
}

Status PolicyTable::apply(const PolicyChange& change) {
    Status status;
    if (change.rules) {
        const RoomRules& rules = *change.rules;
        status = m_saveRules.execute(rules.room.bytes(), qint64(rules.locked), rules.slow,
                                     Blob{rules.password}, Blob{rules.invitation});
    }
    for (const Standing& standing : change.standings) {
        if (status.ok()) {
            status = m_saveStanding.execute(standing.room.bytes(), standing.cid,
                                            qint64(standing.admitted), qint64(standing.muted));
        }
    }
    if (change.ban && status.ok()) {
        const Ban& ban = *change.ban;
        status = m_saveBan.execute(ban.id, ban.cid, ban.address, ban.name, ban.at, ban.until);
    }
    for (const QByteArray& id : change.lifted) {
        if (status.ok()) {
            status = m_removeBan.execute(id);
        }
    }
    return status;
}

} // namespace parlance::storage
