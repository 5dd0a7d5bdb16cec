// Who the other end of a TLS connection is. A server on a LAN makes its own certificate, which no
// authority vouches for; whoever joins knows it by its fingerprint, from a link, from before, or
// from the host's screen. Nothing of ours is sent to anybody else.
#pragma once

#include "client/failure.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

namespace parlance::tls {

// A pin is the fingerprint (server/protocol/fingerprint.h) that the certificate must have, or empty
// where any that an authority vouches for will do.
QSslConfiguration configuration(const QByteArray& pin);
bool matches(const QSslCertificate& certificate, const QByteArray& pin);
// Lets the handshake of this socket come to an end with that certificate only. `errors` is the list
// of its signal sslErrors(), which comes before anything is sent.
void judge(QSslSocket& socket, const QList<QSslError>& errors, const QByteArray& pin);

// Why a handshake with `where` ("host:port") did not come to its end.
Failure failure(const QSslCertificate& certificate, const QByteArray& pin, const QString& where);

} // namespace parlance::tls
