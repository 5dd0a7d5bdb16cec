// One end of a TCP connection, as the server uses it: bytes come by a call, bytes to write wait
// until flush(), at the end of the turn. Over the bare descriptor (FdChannel), over a socket of
// Qt's (SocketChannel: systems without Unix sockets), or ciphered over one of these (TlsChannel).
//
// Thread: the server's only. No function calls the owner back before it returns, except flush(),
// which may call broken().
#pragma once

#include "server/net/writequeue.h"

namespace parlance {

class ChannelOwner {
public:
    // Of a channel with TLS: the handshake is over, and what comes from now on is the peer's.
    virtual void secured() {}
    virtual void received(QByteArrayView bytes) = 0;
    // The peer has said that it will send no more. It may still read.
    virtual void peerEnded() = 0;
    // What had to wait has been taken by the system.
    virtual void drained() = 0;
    // The connection is gone; no other call follows.
    virtual void broken() = 0;

protected:
    ~ChannelOwner() = default;
};

class Channel {
public:
    explicit Channel(ChannelOwner& owner) : m_owner(&owner) {}
    virtual ~Channel() = default;

    // Whoever takes it over hears of it from now on. It may be called from received().
    void setOwner(ChannelOwner& owner) { m_owner = &owner; }

    void write(QByteArray bytes) { m_queue.append(std::move(bytes)); }
    virtual void flush() = 0;
    // Bytes that the system has not taken yet.
    virtual qsizetype pending() const = 0;

    // Back-pressure: while it is off nothing is received.
    virtual void setReading(bool on) = 0;
    // Says that nothing will be written any more; reading goes on. False where the connection turns
    // out to be gone, which the owner is not told otherwise.
    virtual bool endWriting() = 0;

    // As sockets::roundTrip().
    virtual qint64 roundTrip() const = 0;

    // What the owner has got, and what the system has taken of what the owner wrote: not what TLS
    // adds.
    qint64 bytesRead() const { return m_read; }
    virtual qint64 bytesWritten() const { return m_written; }

protected:
    ChannelOwner* m_owner;
    WriteQueue m_queue;
    qint64 m_read = 0;
    qint64 m_written = 0;
};

} // namespace parlance
