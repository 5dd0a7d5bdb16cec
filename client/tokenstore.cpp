#include "client/tokenstore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

#include <map>

namespace parlance {
namespace {

using Entries = std::map<QByteArray, Credentials>;

// One line a server: origin, token and name between spaces. A name is percent-encoded, so that it
// has neither a space nor a line end.
Entries read(const QString& path) {
    Entries entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return entries;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.size() == 3) {
            entries[fields[0]] = {fields[1], QByteArray::fromPercentEncoding(fields[2])};
        }
    }
    return entries;
}

bool write(const QString& path, const Entries& entries) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    // Before the first byte is in it: a token read by somebody else is a name taken over.
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return false;
    }
    for (const auto& [origin, credentials] : entries) {
        file.write(origin + ' ' + credentials.token + ' ' + credentials.name.toPercentEncoding() +
                   '\n');
    }
    return file.commit();
}

} // namespace

TokenStore::TokenStore(QString path) : m_path(std::move(path)) {}

std::optional<Credentials> TokenStore::find(const QString& origin) const {
    const Entries entries = read(m_path);
    const auto found = entries.find(origin.toUtf8());
    return found == entries.end() ? std::nullopt : std::optional(found->second);
}

bool TokenStore::save(const QString& origin, const Credentials& credentials) {
    return replace(origin, credentials);
}

bool TokenStore::replace(const QString& origin, const std::optional<Credentials>& credentials) {
    QDir().mkpath(QFileInfo(m_path).path());
    // Two programs that add a server each must not lose one of them.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(2'000)) {
        return false;
    }
    Entries entries = read(m_path);
    entries.erase(origin.toUtf8());
    if (credentials) {
        entries.emplace(origin.toUtf8(), *credentials);
    }
    return write(m_path, entries);
}

std::unique_ptr<QLockFile> TokenStore::lockForJoining(const QString& origin) const {
    QDir().mkpath(QFileInfo(m_path).path());
    // One for each server: one that hangs is in nobody else's way.
    const QByteArray server = QCryptographicHash::hash(origin.toUtf8(), QCryptographicHash::Sha256);
    return std::make_unique<QLockFile>(
        m_path + u'.' + QString::fromLatin1(server.first(8).toHex()) + QStringLiteral(".lock"));
}

QString TokenStore::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/tokens");
}

} // namespace parlance
