// Where a server without a window leaves the host's token: a file that only its user can read.
#pragma once

#include <QByteArray>
#include <QString>

namespace parlance {

class HostTokenFile {
public:
    // Beside the data; for data in memory in the user's runtime directory.
    explicit HostTokenFile(QString dataDirectory) : m_directory(std::move(dataDirectory)) {}
    // The token is good for one start only, so the file goes with it.
    ~HostTokenFile();

    // Returns the path, or nothing where it could not be written.
    QString write(const QByteArray& token, quint16 port);

private:
    QString m_directory;
    QString m_path;
};

} // namespace parlance
