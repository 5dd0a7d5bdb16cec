// The client's end of TLS, in memory: bytes go in and come out, and nothing happens in between that
// the test has not asked for. OpenSSL's own, because QSslSocket hides what a bad client can do.
#pragma once

#include <QByteArray>

#include <memory>
#include <openssl/ssl.h>

namespace parlance {

class TlsPeer {
public:
    struct Options {
        int version = 0; // TLS1_2_VERSION and the like, and no other; 0: any.
        const char* ciphers = nullptr;
        QByteArray protocols = {}; // Of ALPN, as they stand on the wire: "\2h2".
    };
    TlsPeer() : TlsPeer(Options()) {}
    explicit TlsPeer(const Options& options);

    // What it has to say; the first call begins the handshake.
    QByteArray take();
    // What the server has said.
    void give(const QByteArray& bytes);
    void write(const QByteArray& bytes);
    // Says "close_notify".
    void close();
    // Takes new keys and asks the server to do the same; TLS 1.3 only.
    void updateKeys();
    // TLS 1.2 only.
    void renegotiate();

    bool isOpen() const { return SSL_is_init_finished(m_ssl.get()) == 1; }
    const QByteArray& received() const { return m_received; }
    // Whether the server has said "close_notify".
    bool isEnded() const { return m_ended; }
    // Whether an alert or nonsense came.
    bool isBroken() const { return m_broken; }
    QByteArray protocol() const;
    // Whether a later connection could go on with this one's keys.
    bool canResume() const;

private:
    struct Free {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };

    void proceed();

    std::unique_ptr<SSL_CTX, Free> m_context;
    std::unique_ptr<SSL, Free> m_ssl;
    QByteArray m_received;
    bool m_ended = false;
    bool m_broken = false;
};

} // namespace parlance
