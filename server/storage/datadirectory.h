// The directory that holds the database: made, locked and kept to ourselves.
#pragma once

#include "server/protocol/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace parlance {

// A whole sentence for whoever started the program.
struct StoreFailure {
    QByteArray message;
};

namespace storage {

class DataDirectory {
public:
    // Makes it where there is none, and locks it for as long as the object lives.
    static Result<std::unique_ptr<DataDirectory>, StoreFailure> take(const QString& path);

    // Makes the empty file where there is none, because SQLite would let others read it. The files
    // that SQLite makes beside it get the same mode.
    Result<QByteArray, StoreFailure> prepareDatabase() const;

    // Gives a broken database a new name with the time in it, and returns that.
    Result<QByteArray, StoreFailure> keepAside(qint64 now) const;

private:
    explicit DataDirectory(const QString& path);
    bool lock();
    bool replaceLock();
    StoreFailure lockFailure() const;

    QString m_path;
    QString m_database;
    QLockFile m_lock;
    bool m_isWritable = true;
};

} // namespace storage
} // namespace parlance
