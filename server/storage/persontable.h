// The people, and the one row that says which server this is.
#pragma once

#include "server/protocol/random.h"
#include "server/room/directory.h"
#include "server/storage/statement.h"

namespace parlance::storage {

class PersonTable {
public:
    explicit PersonTable(Database& database);

    Status load(std::vector<Person>& people);
    Status save(const Person& person);

    // Makes the identity where there is none yet.
    Status identity(Random& random, ServerIdentity& identity);

private:
    Database& m_database;
    Statement m_load;
    Statement m_save;
};

} // namespace parlance::storage
