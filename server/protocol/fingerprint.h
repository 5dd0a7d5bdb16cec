// How the fingerprint of a TLS certificate is written: for eyes that compare, and in links. The
// value itself is 32 raw bytes, the SHA-256 of the certificate's DER form.
#pragma once

#include <QByteArray>

#include <optional>

namespace parlance {

constexpr qsizetype kFingerprintSize = 32;

// "AB:CD:…", as browsers and openssl show it.
QByteArray fingerprintText(const QByteArray& fingerprint);
// Base64url without padding (RFC 4648 section 5): 43 characters that a link carries unescaped.
QByteArray fingerprintLink(const QByteArray& fingerprint);
// Either form; hexadecimal digits in either case, with or without their colons.
std::optional<QByteArray> parseFingerprint(QByteArrayView written);

} // namespace parlance
