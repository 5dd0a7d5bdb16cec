#include "client/tls.h"

#include "server/protocol/fingerprint.h"

namespace parlance::tls {
namespace {

QByteArray fingerprintOf(const QSslCertificate& certificate) {
    return certificate.digest(QCryptographicHash::Sha256);
}

} // namespace

// With a pin no authority counts: each certificate is an error then, and so is asked about. An
// authority in the system's store could otherwise vouch for somebody between.
QSslConfiguration configuration(const QByteArray& pin) {
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!pin.isEmpty()) {
        configuration.setCaCertificates({});
    }
    return configuration;
}

bool matches(const QSslCertificate& certificate, const QByteArray& pin) {
    return !pin.isEmpty() && !certificate.isNull() && fingerprintOf(certificate) == pin;
}

void judge(QSslSocket& socket, const QList<QSslError>& errors, const QByteArray& pin) {
    if (matches(socket.peerCertificate(), pin)) {
        socket.ignoreSslErrors(errors);
    }
}

Failure failure(const QSslCertificate& certificate, const QByteArray& pin, const QString& where) {
    using Detail = Failure::Detail;
    if (certificate.isNull() || matches(certificate, pin)) {
        // Nobody there speaks TLS, or not in a way that both know.
        return {.kind = Failure::Kind::Unreachable, .detail = Detail::NotEncrypted, .where = where};
    }
    return {.kind = Failure::Kind::Untrusted,
            .detail = pin.isEmpty() ? Detail::CertificateUnknown : Detail::CertificateChanged,
            .where = QString::fromLatin1(fingerprintText(fingerprintOf(certificate)))};
}

} // namespace parlance::tls
