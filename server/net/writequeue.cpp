#include "server/net/writequeue.h"

#ifdef Q_OS_UNIX
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace parlance {
namespace {

#ifdef Q_OS_UNIX
constexpr int kFlags = MSG_NOSIGNAL | MSG_DONTWAIT;
#endif
constexpr std::size_t kKeptPlaces = 4; // 96 bytes: what a busy reader's turns need.

// Each piece costs a place and an allocation. Whoever has the server answer by two bytes again and
// again (pongs) and reads none of them would have it keep and move fifty times as much.
constexpr qsizetype kSmall = 512;
constexpr qsizetype kJoined = 4'096;

} // namespace

void WriteQueue::append(QByteArray bytes) {
    if (bytes.isEmpty()) {
        return;
    }
    m_size += bytes.size();
    const bool joins = bytes.size() <= kSmall && m_first < m_pieces.size() &&
                       m_pieces.back().isDetached() &&
                       m_pieces.back().size() + bytes.size() <= kJoined;
    if (joins) {
        m_pieces.back().append(bytes);
    } else {
        m_pieces.push_back(std::move(bytes));
    }
}

#ifdef Q_OS_UNIX
qsizetype WriteQueue::writeTo(int descriptor) {
    qsizetype total = 0;
    while (!isEmpty()) {
        qsizetype offered = 0;
        const ssize_t written = m_pieces.size() - m_first == 1 ? sendPiece(descriptor, offered)
                                                               : sendPieces(descriptor, offered);
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno == EAGAIN || errno == EWOULDBLOCK ? total : -1;
        }
        consume(written);
        total += written;
        if (written < offered) {
            break;
        }
    }
    return total;
}

// What a turn brings to a reader is one piece, and send() takes half a microsecond less.
ssize_t WriteQueue::sendPiece(int descriptor, qsizetype& offered) const {
    offered = m_size;
    return ::send(descriptor, m_pieces[m_first].constData() + m_offset,
                  static_cast<std::size_t>(m_size), kFlags);
}

ssize_t WriteQueue::sendPieces(int descriptor, qsizetype& offered) const {
    static constexpr std::size_t kPieces = 64;
    std::array<iovec, kPieces> parts; // Filled as far as it is used.
    std::size_t count = 0;
    for (std::size_t i = m_first; i < m_pieces.size() && count < kPieces; ++i) {
        const QByteArray& piece = m_pieces[i];
        const qsizetype skip = count == 0 ? m_offset : 0;
        parts[count++] = {const_cast<char*>(piece.constData()) + skip,
                          static_cast<std::size_t>(piece.size() - skip)};
        offered += piece.size() - skip;
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    return ::sendmsg(descriptor, &message, kFlags);
}
#endif

QByteArray WriteQueue::takePiece() {
    const QByteArray& first = m_pieces[m_first];
    QByteArray piece = m_offset > 0 ? first.sliced(m_offset) : first;
    consume(piece.size());
    return piece;
}

void WriteQueue::consume(qsizetype bytes) {
    m_size -= bytes;
    bytes += m_offset;
    while (m_first < m_pieces.size() && bytes >= m_pieces[m_first].size()) {
        bytes -= m_pieces[m_first].size();
        m_pieces[m_first++].clear();
    }
    m_offset = bytes;
    // Not one by one: the rest would be moved for each of them.
    if (m_first < m_pieces.size() && 2 * m_first < m_pieces.size()) {
        return;
    }
    m_pieces.erase(m_pieces.begin(), m_pieces.begin() + static_cast<std::ptrdiff_t>(m_first));
    m_first = 0;
    if (m_pieces.empty() && m_pieces.capacity() > kKeptPlaces) {
        m_pieces.shrink_to_fit();
    }
}

} // namespace parlance
