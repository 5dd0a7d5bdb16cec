// What all fuzzers share. libFuzzer makes inputs by the thousand and keeps those that reach new
// code; a crash, a sanitizer's finding and a claim that does not hold end it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace parlance::fuzz {

// Something that is true whatever the input.
inline void claim(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "This does not hold: %s\n", what);
        std::abort();
    }
}

// An input in pieces, whose length its first byte says: whatever reads a stream must come to the
// same result however the network has cut it.
class Pieces {
public:
    Pieces(const std::uint8_t* data, std::size_t size)
        : m_bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)) {
        if (!m_bytes.isEmpty()) {
            m_length = 1 + static_cast<unsigned char>(m_bytes.front()) % 64;
            m_bytes = m_bytes.sliced(1);
        }
    }

    QByteArrayView whole() const { return m_bytes; }

    // Each piece is a copy of its own, so that reading beyond its end is seen.
    template <typename Take>
    void forEach(Take take) const {
        for (qsizetype at = 0; at < m_bytes.size(); at += m_length) {
            take(m_bytes.sliced(at, std::min(m_length, m_bytes.size() - at)).toByteArray());
        }
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_length = 1;
};

} // namespace parlance::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
