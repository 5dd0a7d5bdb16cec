// Where random numbers come from: the operating system, or a seed that a test gave and prints when
// it fails. Secrets are not made here but in secret.h.
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <memory>

namespace parlance {

class Random {
public:
    Random() = default; // The operating system's generator.
    explicit Random(quint32 seed) : m_seeded(std::make_shared<QRandomGenerator>(seed)) {}

    quint64 next();
    // A whole number from 0 to `limit` - 1.
    qint64 below(qint64 limit);
    // `length` characters of [a-z0-9], a little over five bits each.
    QByteArray word(qsizetype length);

private:
    QRandomGenerator& generator() { return m_seeded ? *m_seeded : *QRandomGenerator::system(); }

    std::shared_ptr<QRandomGenerator> m_seeded;
};

} // namespace parlance
