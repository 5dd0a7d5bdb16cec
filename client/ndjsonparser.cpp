#include "client/ndjsonparser.h"

#include <utility>

namespace parlance {

std::vector<QByteArray> NdjsonParser::feed(QByteArrayView bytes) {
    std::vector<QByteArray> lines;
    while (!bytes.isEmpty() && !m_overflowed) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        m_overflowed = m_line.size() + part.size() > m_limit;
        if (m_overflowed) {
            break;
        }
        m_line.append(part);
        if (end < 0) {
            break;
        }
        bytes = bytes.sliced(end + 1);
        QByteArray line = std::exchange(m_line, QByteArray());
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (!line.isEmpty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

} // namespace parlance
