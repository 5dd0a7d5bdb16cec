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
    // The trailers of a chunked body are lines like those of a head, without a request line.
    enum class Lines { Head, Trailers };

    explicit HeadGuard(Lines lines = Lines::Head)
        : m_begun(lines == Lines::Trailers)
        , m_inRequestLine(lines == Lines::Head) {}

    // Looks at bytes until the lines end; `consumed` tells how many belong to them.
    Verdict check(QByteArrayView bytes, qsizetype& consumed);

    // Whether anything of the head has come; empty lines before a request do not count
    // (RFC 9112 section 2.2).
    bool begun() const { return m_begun; }

private:
    bool fits(char c);

    qsizetype m_size = 0;
    int m_words = 1; // Of the request line.
    bool m_begun;
    bool m_inRequestLine;
    bool m_lineIsEmpty = true;
    bool m_afterSpace = false;
    bool m_afterReturn = false;
};

} // namespace parlance::http
