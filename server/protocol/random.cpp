#include "server/protocol/random.h"

#include <array>

namespace parlance {

quint64 Random::next() {
    return generator().generate64();
}

qint64 Random::below(qint64 limit) {
    return generator().bounded(limit);
}

QByteArray Random::word(qsizetype length) {
    static constexpr std::array<char, 37> kAlphabet{"abcdefghijklmnopqrstuvwxyz0123456789"};
    QByteArray word(length, Qt::Uninitialized);
    for (char& c : word) {
        c = kAlphabet[static_cast<std::size_t>(generator().bounded(36))];
    }
    return word;
}

} // namespace parlance
