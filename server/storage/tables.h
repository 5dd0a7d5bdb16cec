// The open database with its tables. After the opening only the storage thread touches it.
#pragma once

#include "server/storage/database.h"
#include "server/storage/entrytable.h"
#include "server/storage/persontable.h"
#include "server/storage/policytable.h"
#include "server/storage/roomtable.h"

namespace parlance::storage {

struct Tables {
    Database database;
    RoomTable rooms{database};
    EntryTable entries{database};
    PersonTable people{database};
    PolicyTable policy{database};
};

} // namespace parlance::storage
