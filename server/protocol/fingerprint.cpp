#include "server/protocol/fingerprint.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr auto kLinkOptions = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kLinkSize = 43;

bool isHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A colon stands after every second digit or nowhere.
std::optional<QByteArray> digitsOf(QByteArrayView written) {
    const bool hasColons = written.size() == 3 * kFingerprintSize - 1;
    if (!hasColons && written.size() != 2 * kFingerprintSize) {
        return std::nullopt;
    }
    QByteArray digits;
    for (qsizetype i = 0; i < written.size(); ++i) {
        const bool isColon = hasColons && i % 3 == 2;
        if (isColon ? written[i] != ':' : !isHexadecimal(written[i])) {
            return std::nullopt;
        }
        if (!isColon) {
            digits.append(written[i]);
        }
    }
    return digits;
}

} // namespace

QByteArray fingerprintText(const QByteArray& fingerprint) {
    Q_ASSERT(fingerprint.size() == kFingerprintSize);
    return fingerprint.toHex(':').toUpper();
}

QByteArray fingerprintLink(const QByteArray& fingerprint) {
    Q_ASSERT(fingerprint.size() == kFingerprintSize);
    return fingerprint.toBase64(kLinkOptions);
}

std::optional<QByteArray> parseFingerprint(QByteArrayView written) {
    if (const auto digits = digitsOf(written)) {
        return QByteArray::fromHex(*digits);
    }
    if (written.size() != kLinkSize) {
        return std::nullopt;
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        written.toByteArray(), kLinkOptions | QByteArray::AbortOnBase64DecodingErrors);
    // The last character has two bits to spare; one fingerprint has one link form.
    if (!decoded || decoded.decoded.size() != kFingerprintSize ||
        fingerprintLink(decoded.decoded) != written) {
        return std::nullopt;
    }
    return decoded.decoded;
}

} // namespace parlance
