// TLS over another channel: what comes is deciphered for the owner, what is written is ciphered as
// the other one takes it. OpenSSL sees two functions and never the socket, so that write queue,
// back-pressure and deadlines are those of every connection.
//
// Not QSslSocket: on a server Qt 6.4 reads certificate and key and makes an SSL_CTX for every
// socket anew, and each keeps buffers of 16 KB.
#pragma once

#include "server/net/channel.h"

#include <memory>

struct bio_st;
struct bio_method_st;
struct ssl_st;

namespace parlance {

class TlsContext;

class TlsChannel final : public Channel, private ChannelOwner {
public:
    // Takes over a channel of which nothing was written and the first bytes have just come: they
    // are for begin(), once the owner has this channel in the place of the other.
    TlsChannel(const TlsContext& context, std::unique_ptr<Channel> wire, ChannelOwner& owner);
    ~TlsChannel() override;
    void begin(QByteArrayView bytes) { received(bytes); }

    void flush() override;
    qsizetype pending() const override { return m_queue.size() + m_wire->pending(); }
    qint64 bytesWritten() const override;
    void setReading(bool on) override { m_wire->setReading(on); }
    bool endWriting() override;
    qint64 roundTrip() const override { return m_wire->roundTrip(); }

private:
    enum class State { Handshake, Open, Broken };
    struct Free {
        void operator()(ssl_st* ssl) const;
    };

    // Of the wire.
    void received(QByteArrayView bytes) override;
    void peerEnded() override;
    void drained() override;
    void broken() override;

    static const bio_method_st* wireMethod();
    static int takeInput(bio_st* bio, char* data, int size);
    static int putOutput(bio_st* bio, const char* data, int size);
    static long control(bio_st* bio, int command, long number, void* pointer);

    int decipher();
    void heed(int outcome);
    void encipher();

    std::unique_ptr<Channel> m_wire;
    QByteArrayView m_input;  // Of the present call of received().
    qsizetype m_unasked = 0; // Bytes of TLS's own since the wire was empty.
    std::unique_ptr<ssl_st, Free> m_ssl;
    State m_state = State::Handshake;
    bool m_peerEnded = false;
    bool m_isEnding = false; // The end of writing waits for the wire.
    bool m_isQuiet = false;  // The owner is not to be called back.
};

} // namespace parlance
