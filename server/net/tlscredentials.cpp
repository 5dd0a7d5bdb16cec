#include "server/net/tlscredentials.h"

#include "server/net/selfsigned.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace parlance {
namespace {

using Failure = TlsCredentials::Failure;

Result<QByteArray, Failure> readFile(const QString& what, const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return QStringLiteral("The %1 %2 cannot be read: %3.").arg(what, path, file.errorString());
    }
    return file.readAll();
}

// The file is there whole or not at all, and nobody else can ever have opened it. None of this name
// may be there.
bool writePrivately(const QString& path, const QByteArray& bytes) {
    const QString draft = path + QStringLiteral(".new");
    QFile::remove(draft);
    QFile file(draft);
    bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                             QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                   file.write(bytes) == bytes.size() && file.flush();
#ifdef Q_OS_UNIX
    // A power cut must not leave the new name without its bytes.
    written = written && ::fsync(file.handle()) == 0;
#endif
    file.close();
    return written && file.rename(path);
}

} // namespace

Result<TlsCredentials, Failure> TlsCredentials::read(const QString& certificateFile,
                                                     const QString& keyFile) {
    auto certificate = readFile(QStringLiteral("certificate"), certificateFile);
    if (!certificate) {
        return certificate.error();
    }
    auto key = readFile(QStringLiteral("key"), keyFile);
    if (!key) {
        return key.error();
    }
    return TlsCredentials{*std::move(certificate), *std::move(key), certificateFile, keyFile};
}

Result<TlsCredentials, Failure> TlsCredentials::keptIn(const QString& directory, qint64 now) {
    const QString certificateFile = QDir(directory).filePath(QStringLiteral("tls-certificate.pem"));
    const QString keyFile = QDir(directory).filePath(QStringLiteral("tls-key.pem"));
    if (!QFile::exists(certificateFile)) {
        const auto made = makeSelfSigned(namesOfThisMachine(), now);
        if (!made) {
            return made.error();
        }
        // The certificate last: a start that is cut short leaves none, and the next one makes both.
        QFile::remove(keyFile);
        if (!writePrivately(keyFile, made->key) ||
            !writePrivately(certificateFile, made->certificate)) {
            return QStringLiteral("A certificate cannot be kept in %1.")
                .arg(QDir::toNativeSeparators(directory));
        }
    }
    auto kept = read(certificateFile, keyFile);
    QString problem;
    if (!kept) {
        problem = kept.error();
    } else if (kept->certificate.isEmpty() || kept->key.isEmpty()) {
        problem = QStringLiteral("The %1 %2 is empty.")
                      .arg(kept->certificate.isEmpty() ? QStringLiteral("certificate")
                                                       : QStringLiteral("key"),
                           kept->certificate.isEmpty() ? certificateFile : keyFile);
    } else {
        return kept;
    }
    // Another one in its place is a change that everybody is warned of: for a person to want.
    return QStringLiteral(
               "%1 Put it back, or remove %2 and %3 to have a new certificate made, with another "
               "fingerprint.")
        .arg(problem, certificateFile, keyFile);
}

} // namespace parlance
