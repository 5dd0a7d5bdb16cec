// Bytes that wait for a socket. The pieces are shared with other connections and with the cache of
// their entry; they are written together, several pieces in one call.
#pragma once

#include <QByteArray>

#include <vector>

namespace parlance {

class WriteQueue {
public:
    void append(QByteArray bytes);
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    // Writes as much as the socket takes, with one system call where it takes all. Returns the
    // number of bytes, or -1 where the connection is broken. Unix only.
    qsizetype writeTo(int descriptor);

    // Takes the next piece out, for a socket of Qt's.
    QByteArray takePiece();

private:
    // As the system calls do; `offered` is what it was asked to take.
    ssize_t sendPiece(int descriptor, qsizetype& offered) const;
    ssize_t sendPieces(int descriptor, qsizetype& offered) const;
    void consume(qsizetype bytes);

    // A few places are kept once there was need for them, so that a delivery allocates nothing.
    std::vector<QByteArray> m_pieces;
    std::size_t m_first = 0; // Those before it are written, and empty.
    qsizetype m_offset = 0;  // Of the first piece, written already.
    qsizetype m_size = 0;
};

} // namespace parlance
