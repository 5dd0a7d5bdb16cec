// From a directory's name to open tables and what they hold.
#pragma once

#include "server/storage/datadirectory.h"
#include "server/storage/tables.h"

namespace parlance::storage {

struct Opening {
    std::unique_ptr<DataDirectory> directory; // Null in memory. Unlocked after the tables close.
    std::unique_ptr<Tables> tables;
    QByteArray notice;
    std::vector<RoomHead> heads;
    std::vector<Person> people;
    Policy policy;
    ServerIdentity identity;
};

struct OpeningOptions {
    QString directory;
    QByteArray vfs;
    qint64 now = 0;
};
// A broken file is kept aside and a new one begun, whose rooms will have new epochs.
Result<Opening, StoreFailure> open(const OpeningOptions& options, Random& random);

} // namespace parlance::storage
