// A server's certificate, made for a test, with its key.
#pragma once

#include "server/net/selfsigned.h"
#include "server/protocol/clock.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace parlance {

struct Certificate {
    Certificate() {
        const auto made = makeSelfSigned(namesOfThisMachine(), Clock::system().wall());
        if (!made) {
            qFatal("no certificate: %s", qPrintable(made.error()));
        }
        const QSslCertificate certificate(made->certificate);
        tls.setLocalCertificate(certificate);
        tls.setPrivateKey(QSslKey(made->key, QSsl::Ec));
        fingerprint = certificate.digest(QCryptographicHash::Sha256);
    }

    QSslConfiguration tls; // Of a server that has it.
    QByteArray fingerprint;
};

} // namespace parlance
