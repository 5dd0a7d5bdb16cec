#include "server/protocol/secret.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace parlance {

QByteArray makeSecret() {
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char*>(bits.data()), sizeof(bits)).toHex();
}

QByteArray hashSecret(QByteArrayView secret) {
    return QCryptographicHash::hash(secret.toByteArray(), QCryptographicHash::Sha256);
}

bool sameSecret(QByteArrayView a, QByteArrayView b) {
    if (a.size() != b.size()) {
        return false;
    }
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    }
    return difference == 0;
}

} // namespace parlance
