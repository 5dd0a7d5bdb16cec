#include "server/http/headguard.h"

#include "server/protocol/limits.h"

namespace parlance::http {

HeadGuard::Verdict HeadGuard::check(QByteArrayView bytes, qsizetype& consumed) {
    consumed = 0;
    for (const char c : bytes) {
        ++consumed;
        if (++m_size > limits::kHead) {
            return Verdict::TooLarge;
        }
        if (m_afterReturn) {
            m_afterReturn = false;
            if (c != '\n') {
                return Verdict::Malformed; // A bare CR.
            }
            if (m_lineIsEmpty && m_begun) {
                return Verdict::End;
            }
            m_inRequestLine = m_inRequestLine && !m_begun;
            m_lineIsEmpty = true;
            continue;
        }
        if (c == '\r') {
            m_afterReturn = true;
            continue;
        }
        const bool folded = m_lineIsEmpty && (c == ' ' || c == '\t');
        // One space on either side of the target (section 3), not as many as one likes.
        const bool doubled = m_inRequestLine && c == ' ' && m_afterSpace;
        if (c == '\n' || c == '\0' || folded || doubled) {
            return Verdict::Malformed;
        }
        m_afterSpace = c == ' ';
        m_lineIsEmpty = false;
        m_begun = true;
    }
    return Verdict::More;
}

} // namespace parlance::http
