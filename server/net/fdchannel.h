// A channel over a bare descriptor: no QTcpSocket and none of its buffers, which cost 16 KB for
// every connection that only waits. Unix only; plain TCP only.
#pragma once

#include "server/net/channel.h"

#include <QSocketNotifier>

#include <memory>

namespace parlance {

class FdChannel final : public Channel {
public:
    // Takes over a connected, non-blocking descriptor.
    FdChannel(int descriptor, ChannelOwner& owner);
    ~FdChannel() override;

    void flush() override;
    qsizetype pending() const override { return m_queue.size(); }
    void setReading(bool on) override;
    void endWriting() override;
    QTcpSocket* release(QByteArrayView unread) override;

private:
    void readable();
    void waitToWrite();
    void fail();

    int m_descriptor;
    ChannelOwner& m_owner;
    QSocketNotifier m_readNotifier;
    // Only while the system's buffer is full: most connections never need one.
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    bool m_ended = false;
};

} // namespace parlance
