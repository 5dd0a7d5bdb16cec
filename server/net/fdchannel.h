// A channel over a bare descriptor: no QTcpSocket and none of its buffers, which cost 16 KB for
// every connection that only waits. Unix only.
#pragma once

#include "server/net/channel.h"
#include "server/net/sockets.h"

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
    bool endWriting() override;
    qint64 roundTrip() const override { return sockets::roundTrip(m_descriptor); }

private:
    // Straight into the channel: for a signal Qt would keep lists with every connection.
    class Notifier final : public QSocketNotifier {
    public:
        Notifier(FdChannel& channel, Type type)
            : QSocketNotifier(channel.m_descriptor, type)
            , m_channel(channel) {}

    protected:
        bool event(QEvent* event) override;

    private:
        FdChannel& m_channel;
    };
    struct Later {
        void operator()(Notifier* notifier) const;
    };

    void readable();
    void writable();
    void fail();

    int m_descriptor;
    bool m_ended = false;
    // Only while the system's buffer is full: most connections never need one. It may be let go in
    // its own call.
    std::unique_ptr<Notifier, Later> m_writeNotifier;
    Notifier m_readNotifier;
};

} // namespace parlance
