#include "client/outboxstore.h"

#include "client/clientlimits.h"
#include "server/protocol/clientcodec.h"
#include "server/protocol/servercodec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <filesystem>

namespace parlance {
namespace {

// An address has characters that file names must not have, and may be longer.
QString fileNameOf(const RoomUrl& room) {
    const QByteArray name = room.key().toUtf8() + '/' + room.room().bytes();
    return QString::fromLatin1(
               QCryptographicHash::hash(name, QCryptographicHash::Sha256).first(16).toHex()) +
           QStringLiteral(".outbox");
}

} // namespace

OutboxStore::OutboxStore(const QString& directory, const RoomUrl& room)
    : m_path(QDir(directory).filePath(fileNameOf(room))) {
    QDir().mkpath(directory);
    m_lock = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
    // It is held for hours; only that its owner is gone makes it void.
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock()) {
        m_path.clear();
    }
}

std::vector<PostFrame> OutboxStore::load() const {
    std::vector<PostFrame> frames;
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return frames;
    }
    const QList<QByteArray> lines = file.read(limits::kOutboxFile).split('\n');
    for (const QByteArray& line : lines) {
        const auto frame = codec::decodeFrame(line);
        const auto* post = frame ? std::get_if<PostFrame>(&*frame) : nullptr;
        if (post != nullptr && post->n && frames.size() < limits::kOutboxMessages) {
            frames.push_back(*post);
        }
    }
    return frames;
}

bool OutboxStore::save(const std::deque<PostFrame>& frames) const {
    if (m_path.isEmpty()) {
        return false;
    }
    if (frames.empty()) {
        return QFile::remove(m_path) || !QFile::exists(m_path);
    }
    // Not a QSaveFile, which waits for the disk: this is done with every message, where the window
    // is. A crash of the program loses nothing, because the system has the bytes; what a power cut
    // may take is a message that was on its way.
    QFile file(m_path + QStringLiteral(".new"));
    // Before the first byte is in it: what was not sent is nobody else's business.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return false;
    }
    QByteArray lines;
    for (const PostFrame& frame : frames) {
        lines += codec::encode(frame) + '\n';
    }
    if (file.write(lines) != lines.size() || !file.flush()) {
        return false; // What was kept before is better than a part.
    }
    file.close();
    std::error_code failed; // Other than QFile's, this one takes the place of what is there.
    std::filesystem::rename(file.filesystemFileName(), QFileInfo(m_path).filesystemFilePath(),
                            failed);
    return !failed;
}

QString OutboxStore::defaultDirectory() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/outbox");
}

} // namespace parlance
