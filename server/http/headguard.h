// The line discipline of a request head, checked byte by byte before the parser sees it. RFC 9112
// leaves a recipient some choice (section 2.2: a bare LF may end a line; section 3: any white space
// may separate the request line; section 5.2: folded lines may be joined). Each choice is a way to
// read one request as two, so the guard makes none of them.
#pragma once

#include <QByteArray>

namespace parlance::http {

class HeadGuard {
public:
    enum class Verdict { More, End, Malformed, TooLarge };

    // Looks at bytes until the head ends; `consumed` tells how many belong to the head.
    Verdict check(QByteArrayView bytes, qsizetype& consumed);

    // Whether anything of the head has come; empty lines before a request do not count
    // (RFC 9112 section 2.2).
    bool begun() const { return m_begun; }

private:
    qsizetype m_size = 0;
    bool m_begun = false;
    bool m_inRequestLine = true;
    bool m_lineIsEmpty = true;
    bool m_afterSpace = false;
    bool m_afterReturn = false;
};

} // namespace parlance::http
