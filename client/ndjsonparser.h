// Reads newline-delimited JSON: bytes in, lines out. The bytes may be cut anywhere.
#pragma once

#include "client/clientlimits.h"

#include <QByteArray>

#include <vector>

namespace parlance {

class NdjsonParser {
public:
    explicit NdjsonParser(qsizetype limit = limits::kFrame) : m_limit(limit) {}

    // The lines that these bytes completed, without their ends; empty ones are passed over.
    // Nothing more comes after an overflow.
    std::vector<QByteArray> feed(QByteArrayView bytes);

    // Whether a line grew beyond the limit.
    bool overflowed() const { return m_overflowed; }

private:
    qsizetype m_limit;
    QByteArray m_line;
    bool m_overflowed = false;
};

} // namespace parlance
