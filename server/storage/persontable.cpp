#include "server/storage/persontable.h"

#include "server/protocol/secret.h"
#include "server/storage/database.h"
#include "server/storage/queries.h"

namespace parlance::storage {
namespace {

constexpr qsizetype kServerIdLength = 8;

} // namespace

PersonTable::PersonTable(Database& database)
    : m_database(database)
    , m_load(database, queries::kLoadPeople)
    , m_save(database,
             "INSERT INTO people (cid, name, token, seen) VALUES (?1, ?2, ?3, ?4) "
             "ON CONFLICT (cid) DO UPDATE SET name = ?2, token = ?3, seen = ?4") {}

Status PersonTable::load(std::vector<Person>& people) {
    Rows rows = m_load.run();
    while (rows.next()) {
        people.push_back({rows.bytes(0), rows.bytes(1), rows.bytes(2), rows.integer(3)});
    }
    return rows.status();
}

Status PersonTable::save(const Person& person) {
    return m_save.execute(person.cid, person.name, Blob{person.tokenHash}, person.seen);
}

Status PersonTable::identity(Random& random, ServerIdentity& identity) {
    Statement select(m_database, "SELECT id, secret FROM identity");
    Rows rows = select.run();
    if (rows.next()) {
        identity = {rows.bytes(0), rows.bytes(1)};
        return rows.status();
    }
    if (!rows.status().ok()) {
        return rows.status();
    }
    identity = {random.word(kServerIdLength), makeSecret()};
    Statement insert(m_database, "INSERT INTO identity (one, id, secret) VALUES (1, ?1, ?2)");
    return insert.execute(identity.id, Blob{identity.secret});
}

} // namespace parlance::storage
