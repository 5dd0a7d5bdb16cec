#include "app/hosttokenfile.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace parlance {

HostTokenFile::~HostTokenFile() {
    if (!m_path.isEmpty()) {
        QFile::remove(m_path);
    }
}

QString HostTokenFile::write(const QByteArray& token, quint16 port) {
    QString path = QDir(m_directory).filePath(QStringLiteral("host-token"));
    if (m_directory.isEmpty()) {
        // Qt would complain aloud where there is no such directory, as for a system's service.
        const bool hasRuntime = qEnvironmentVariableIsSet("XDG_RUNTIME_DIR");
        const QDir runtime(QStandardPaths::writableLocation(
            hasRuntime ? QStandardPaths::RuntimeLocation : QStandardPaths::TempLocation));
        path = runtime.filePath(QStringLiteral("parlance-host-token-%1").arg(port));
    }
    // A new file with the right mode from the beginning: nobody can have opened it before.
    QFile::remove(path);
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                                   QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(token + '\n') == token.size() + 1;
    if (!written) {
        return {};
    }
    m_path = path;
    return path;
}

} // namespace parlance
