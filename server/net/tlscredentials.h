// A server's certificate with its key: one of its owner's, or one that is made on first use and
// kept beside the data, so that whoever has trusted it once will know it again.
#pragma once

#include "server/protocol/result.h"

#include <QString>

namespace parlance {

struct TlsCredentials {
    QByteArray certificate; // PEM, followed by those that lead to its issuer, if any.
    QByteArray key;         // PEM.
    // Where they come from, for sentences about them.
    QString certificateName = {};
    QString keyName = {};

    // What went wrong, for a person to read.
    using Failure = QString;

    static Result<TlsCredentials, Failure> read(const QString& certificateFile,
                                                const QString& keyFile);
    // tls-certificate.pem and tls-key.pem of the directory, which must be the caller's alone. Where
    // there is no certificate, both are made. `now` in milliseconds since 1970.
    static Result<TlsCredentials, Failure> keptIn(const QString& directory, qint64 now);
};

} // namespace parlance
