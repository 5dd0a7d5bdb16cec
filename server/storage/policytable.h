// What the host has decided: three small tables that are read once, at the start.
#pragma once

#include "server/room/directory.h"
#include "server/storage/statement.h"

namespace parlance::storage {

class PolicyTable {
public:
    explicit PolicyTable(Database& database);

    Status load(Policy& policy);
    // Within a transaction.
    Status apply(const PolicyChange& change);

private:
    Statement m_loadRules;
    Statement m_loadStandings;
    Statement m_loadBans;
    Statement m_saveRules;
    Statement m_saveStanding;
    Statement m_saveBan;
    Statement m_removeBan;
};

} // namespace parlance::storage
