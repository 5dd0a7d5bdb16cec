#include "tests/support/tlspeer.h"

#include <openssl/err.h>

namespace parlance {

TlsPeer::TlsPeer(const Options& options) : m_context(SSL_CTX_new(TLS_client_method())), m_ssl() {
    if (options.version != 0) {
        SSL_CTX_set_min_proto_version(m_context.get(), options.version);
        SSL_CTX_set_max_proto_version(m_context.get(), options.version);
    } else {
        SSL_CTX_set_min_proto_version(m_context.get(), TLS1_2_VERSION);
    }
    if (options.ciphers != nullptr) {
        SSL_CTX_set_cipher_list(m_context.get(), options.ciphers);
    }
    m_ssl.reset(SSL_new(m_context.get()));
    if (!options.protocols.isEmpty()) {
        SSL_set_alpn_protos(m_ssl.get(),
                            reinterpret_cast<const unsigned char*>(options.protocols.constData()),
                            static_cast<unsigned>(options.protocols.size()));
    }
    SSL_set_bio(m_ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_connect_state(m_ssl.get());
}

// Goes as far as what has come allows.
void TlsPeer::proceed() {
    char buffer[16 * 1024];
    int got = 0;
    do {
        ERR_clear_error();
        got = SSL_read(m_ssl.get(), buffer, sizeof(buffer));
        m_received.append(buffer, std::max(got, 0));
    } while (got > 0);
    const int why = SSL_get_error(m_ssl.get(), got);
    m_ended = m_ended || why == SSL_ERROR_ZERO_RETURN;
    m_broken = m_broken || (why != SSL_ERROR_ZERO_RETURN && why != SSL_ERROR_WANT_READ);
    ERR_clear_error();
}

QByteArray TlsPeer::take() {
    if (!isOpen() && !m_broken) {
        proceed();
    }
    BIO* out = SSL_get_wbio(m_ssl.get());
    QByteArray bytes(static_cast<qsizetype>(BIO_ctrl_pending(out)), Qt::Uninitialized);
    if (!bytes.isEmpty()) {
        BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
    }
    return bytes;
}

void TlsPeer::give(const QByteArray& bytes) {
    BIO_write(SSL_get_rbio(m_ssl.get()), bytes.constData(), static_cast<int>(bytes.size()));
    proceed();
}

void TlsPeer::write(const QByteArray& bytes) {
    SSL_write(m_ssl.get(), bytes.constData(), static_cast<int>(bytes.size()));
}

void TlsPeer::close() {
    SSL_shutdown(m_ssl.get());
}

void TlsPeer::updateKeys() {
    SSL_key_update(m_ssl.get(), SSL_KEY_UPDATE_REQUESTED);
    SSL_do_handshake(m_ssl.get());
    ERR_clear_error();
}

void TlsPeer::renegotiate() {
    SSL_renegotiate(m_ssl.get());
    SSL_do_handshake(m_ssl.get());
    ERR_clear_error();
}

QByteArray TlsPeer::protocol() const {
    const unsigned char* name = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(m_ssl.get(), &name, &size);
    return QByteArray(reinterpret_cast<const char*>(name), static_cast<qsizetype>(size));
}

bool TlsPeer::canResume() const {
    return SSL_SESSION_is_resumable(SSL_get0_session(m_ssl.get())) == 1;
}

} // namespace parlance
