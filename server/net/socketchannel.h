// A channel over a QTcpSocket, for systems without Unix sockets.
#pragma once

#include "server/net/channel.h"

#include <QTcpSocket>

#include <memory>

namespace parlance {

class SocketChannel final : public Channel {
public:
    SocketChannel(std::unique_ptr<QTcpSocket> socket, ChannelOwner& owner);
    ~SocketChannel() override;

    void flush() override;
    qsizetype pending() const override;
    void setReading(bool on) override;
    bool endWriting() override;
    qint64 roundTrip() const override;

private:
    void readable();

    struct Later {
        void operator()(QTcpSocket* socket) const;
    };

    std::unique_ptr<QTcpSocket, Later> m_socket;
    QObject m_context; // Ends the connections to the socket's signals with this channel.
    bool m_reading = true;
    bool m_waiting = false;
};

} // namespace parlance
