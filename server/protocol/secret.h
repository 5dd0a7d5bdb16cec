// Secrets: made by the operating system, stored as hashes, compared in constant time.
#pragma once

#include <QByteArray>

namespace parlance {

// 128 bits as 32 hexadecimal digits.
QByteArray makeSecret();

// SHA-256. Enough for secrets of 128 random bits, which nobody can guess from their hash; a
// password would need more.
QByteArray hashSecret(QByteArrayView secret);

// Compares without telling by its duration how much of it was right.
bool sameSecret(QByteArrayView a, QByteArrayView b);

} // namespace parlance
