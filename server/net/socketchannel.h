// A channel over a QTcpSocket. Where a QWebSocket has taken the socket over, the channel only
// writes, beside it: whole frames, and on the bare descriptor as long as Qt has nothing buffered,
// which is what makes a broadcast cheap.
#pragma once

#include "server/net/channel.h"

#include <QPointer>
#include <QTcpSocket>

namespace parlance {

class SocketChannel final : public Channel {
public:
    enum class Mode { ReadAndWrite, WriteOnly };

    // In ReadAndWrite the channel owns the socket. In WriteOnly somebody else does, who must be
    // gone before the channel goes: what is left of the socket then goes with it.
    SocketChannel(QTcpSocket* socket, ChannelOwner& owner, Mode mode);
    ~SocketChannel() override;

    void flush() override;
    qsizetype pending() const override;
    void setReading(bool on) override;
    void endWriting() override;
    QTcpSocket* release(QByteArrayView unread) override;

private:
    void readable();
    void writeAround();

    QPointer<QTcpSocket> m_socket; // QWebSocket deletes it when it likes.
    ChannelOwner& m_owner;
    Mode m_mode;
    QObject m_context; // Ends the connections to the socket's signals with this channel.
    bool m_reading = true;
    bool m_waiting = false;
};

} // namespace parlance
