#include "server/storage/datadirectory.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace parlance::storage {
namespace {

constexpr QFileDevice::Permissions kPrivateFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFileDevice::Permissions kPrivateDirectory = kPrivateFile | QFile::ExeOwner;

QByteArray shown(const QString& path) {
    return QDir::toNativeSeparators(path).toUtf8();
}

bool makeDirectory(const QString& path) {
    if (QFileInfo(path).isDir()) {
        return true;
    }
    const QDir root;
    return root.mkpath(QFileInfo(path).path()) && root.mkdir(path, kPrivateDirectory);
}

} // namespace

Result<std::unique_ptr<DataDirectory>, StoreFailure> DataDirectory::take(const QString& path) {
    const QString absolute = QDir(path).absolutePath();
    if (!makeDirectory(absolute)) {
        return StoreFailure{"The data directory " + shown(absolute) + " can't be made."};
    }
    std::unique_ptr<DataDirectory> directory(new DataDirectory(absolute));
    if (!directory->lock()) {
        return directory->lockFailure();
    }
    return directory;
}

DataDirectory::DataDirectory(const QString& path)
    : m_path(path)
    , m_database(path + QStringLiteral("/parlance.db"))
    , m_lock(path + QStringLiteral("/parlance.lock")) {
    m_lock.setStaleLockTime(0); // However old it is: a room may be open for months.
}

bool DataDirectory::lock() {
    return m_lock.tryLock(0) || (m_lock.error() == QLockFile::LockFailedError && replaceLock());
}

// QLockFile takes a lock for held while a process of its number and name lives. After a kill -9
// in a container the next start has the same number and name, or another host name. The kernel
// knows better: removing fails while anybody holds the file. One that bears no number yet is just
// being made, and two starts at once must not remove each other's.
bool DataDirectory::replaceLock() {
    QLockFile guard(m_path + QStringLiteral("/parlance.lock.guard"));
    qint64 process = 0;
    QString host;
    QString program;
    const bool isGuarded = guard.tryLock(1000);
    m_isWritable = isGuarded || guard.error() == QLockFile::LockFailedError;
    return isGuarded && m_lock.getLockInfo(&process, &host, &program) &&
           m_lock.removeStaleLockFile() && m_lock.tryLock(0);
}

StoreFailure DataDirectory::lockFailure() const {
    if (!m_isWritable || m_lock.error() != QLockFile::LockFailedError) {
        return {"The data directory " + shown(m_path) +
                " can't be written. Perhaps the disk is full, or it belongs to somebody else."};
    }
    qint64 process = 0;
    QString host;
    QString program;
    QByteArray who;
    if (m_lock.getLockInfo(&process, &host, &program)) {
        who = " (" + program.toUtf8() + ", process " + QByteArray::number(process) + ")";
    }
    return {"The data directory " + shown(m_path) + " is in use by another program" + who + "."};
}

Result<QByteArray, StoreFailure> DataDirectory::prepareDatabase() const {
    QFile file(m_database);
    if (!file.exists() && !file.open(QIODevice::WriteOnly, kPrivateFile)) {
        return StoreFailure{"The file " + shown(m_database) + " can't be made."};
    }
    return m_database.toUtf8();
}

Result<QByteArray, StoreFailure> DataDirectory::keepAside(qint64 now) const {
    const QString time = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyyMMddTHHmmssZ");
    QString name = m_database + QStringLiteral(".broken-") + time;
    for (int i = 2; QFile::exists(name); ++i) {
        name = m_database + QStringLiteral(".broken-%1-%2").arg(time).arg(i);
    }
    // The write-ahead log belongs to its database and may hold what the file does not; it goes
    // first, lest a new database find an old one. The shared memory is made anew.
    const QString wal = QStringLiteral("-wal");
    const QString shm = QStringLiteral("-shm");
    const bool moved =
        (!QFile::exists(m_database + wal) || QFile::rename(m_database + wal, name + wal)) &&
        (!QFile::exists(m_database + shm) || QFile::remove(m_database + shm)) &&
        QFile::rename(m_database, name);
    if (!moved) {
        return StoreFailure{"The broken file " + shown(m_database) + " can't be renamed."};
    }
    return shown(name);
}

} // namespace parlance::storage
