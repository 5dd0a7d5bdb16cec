#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace parlance {
namespace {

constexpr int kPatience = 2'000;   // Milliseconds: another start may be busy drawing its window.
constexpr qint64 kMost = 8 * 1024; // An address and a word.

QString directory() {
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? QDir::tempPath() : runtime;
}

} // namespace

SingleInstance::SingleInstance(const QString& profile) {
    // A path in the file system is limited to about a hundred characters here, so a short name.
    const QByteArray hash =
        QCryptographicHash::hash(profile.toUtf8(), QCryptographicHash::Sha256).toHex().first(12);
    m_path = directory() + QStringLiteral("/parlance-") + QString::fromLatin1(hash);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
}

bool SingleInstance::handOver(const QStringList& words) const {
    QLocalSocket socket;
    socket.connectToServer(m_path);
    if (!socket.waitForConnected(kPatience)) {
        return false;
    }
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << words;
    socket.write(bytes);
    if (!socket.waitForBytesWritten(kPatience)) {
        return false;
    }
    // It says that it has understood. A window that hangs is not one that we hand over to.
    return socket.waitForReadyRead(kPatience);
}

bool SingleInstance::listen(Taken taken) {
    m_taken = std::move(taken);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { read(); });
    if (m_server.listen(m_path)) {
        return true;
    }
    // Nobody has answered there before, so what lies in the way is left from a crash.
    QLocalServer::removeServer(m_path);
    return m_server.listen(m_path);
}

void SingleInstance::read() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto take = [this, socket] {
            QDataStream stream(socket);
            stream.startTransaction();
            QStringList words;
            stream >> words;
            if (!stream.commitTransaction()) {
                if (socket->bytesAvailable() > kMost) {
                    socket->abort();
                }
                return; // There is more to come.
            }
            socket->write("k");
            socket->flush();
            m_taken(words);
        };
        QObject::connect(socket, &QLocalSocket::readyRead, socket, take);
        if (socket->bytesAvailable() > 0) {
            take();
        }
    }
}

} // namespace parlance
