// A server's certificate, made for a test, with its key.
#pragma once

#include "server/net/selfsigned.h"
#include "server/protocol/clock.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace parlance {

struct Certificate {
    Certificate() : Certificate(make()) {}
    // The first one is the server's; what follows leads to its issuer.
    explicit Certificate(const TlsCredentials& credentials) {
        const QList<QSslCertificate> chain = QSslCertificate::fromData(credentials.certificate);
        tls.setLocalCertificateChain(chain);
        tls.setPrivateKey(QSslKey(credentials.key, QSsl::Ec));
        fingerprint = chain.first().digest(QCryptographicHash::Sha256);
    }
    static TlsCredentials make() {
        auto made = makeSelfSigned(namesOfThisMachine(), Clock::system().wall());
        if (!made) {
            qFatal("no certificate: %s", qPrintable(made.error()));
        }
        return *std::move(made);
    }

    QSslConfiguration tls; // Of a server that has it.
    QByteArray fingerprint;
};

} // namespace parlance
