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
        if (c > ' ' && !m_inRequestLine) {
            m_lineIsEmpty = false; // As nearly all are.
            continue;
        }
        const bool folded = m_lineIsEmpty && (c == ' ' || c == '\t');
        if (c == '\n' || c == '\0' || folded || (m_inRequestLine && !fits(c))) {
            return Verdict::Malformed;
        }
        m_afterSpace = c == ' ';
        m_lineIsEmpty = false;
        m_begun = true;
    }
    return Verdict::More;
}

// Two single spaces, and after the second one HTTP: llhttp takes as many as there are, and speaks
// RTSP as well.
bool HeadGuard::fits(char c) {
    if (!m_afterSpace) {
        return true;
    }
    ++m_words;
    return c != ' ' && (m_words != 3 || c == 'H');
}

} // namespace parlance::http
