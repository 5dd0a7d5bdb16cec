#include "client/trust.h"

#include "server/protocol/fingerprint.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <map>

namespace parlance {
namespace {

using Entries = std::map<QByteArray, QByteArray>;

// "https://host:port AB:CD:…". A line that is none is nobody's and goes with the next writing.
Entries read(const QString& path) {
    Entries entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return entries;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> fields = line.split(' ');
        const auto fingerprint = parseFingerprint(fields.value(1));
        if (fields.size() == 2 && fingerprint) {
            entries[fields[0]] = *fingerprint;
        }
    }
    return entries;
}

} // namespace

TrustStore::TrustStore(QString path) : m_path(std::move(path)) {}

QByteArray TrustStore::find(const QString& origin) const {
    const Entries entries = read(m_path);
    const auto found = entries.find(origin.toUtf8());
    return found == entries.end() ? QByteArray() : found->second;
}

bool TrustStore::remember(const QString& origin, const QByteArray& fingerprint) {
    QDir().mkpath(QFileInfo(m_path).path());
    // Two programs that add a server each must not lose one of them.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(2'000)) {
        return false;
    }
    Entries entries = read(m_path);
    entries[origin.toUtf8()] = fingerprint;
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    for (const auto& [server, known] : entries) {
        file.write(server + ' ' + fingerprintText(known) + '\n');
    }
    return file.commit();
}

Trust TrustStore::judge(const RoomUrl& room) const {
    const QByteArray known = find(room.origin());
    const QByteArray& linked = room.fingerprint();
    if (known.isEmpty() && linked.isEmpty()) {
        return Trust::Unknown;
    }
    const bool contradict = !known.isEmpty() && !linked.isEmpty() && known != linked;
    return contradict ? Trust::Changed : Trust::Trusted;
}

RoomUrl TrustStore::completed(const RoomUrl& room) const {
    return room.isEncrypted() && room.fingerprint().isEmpty()
               ? room.withFingerprint(find(room.origin()))
               : room;
}

QString TrustStore::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/certificates");
}

} // namespace parlance
