#include "server/net/tlscontext.h"

#include "server/net/openssl.h"

#include <QDateTime>

#include <array>
#include <ctime>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace parlance {
namespace {

using Failure = TlsCredentials::Failure;
using openssl::Owned;
using BioOwned = Owned<BIO, BIO_free_all>;
using ContextOwned = Owned<SSL_CTX, SSL_CTX_free>;
using KeyOwned = Owned<EVP_PKEY, EVP_PKEY_free>;
using X509Owned = Owned<X509, X509_free>;

// Of TLS 1.2 those with forward secrecy and authenticated encryption; TLS 1.3 has no others.
constexpr char kCiphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

// In the form of RFC 7301 section 3.1: each with its length before it.
constexpr std::array<unsigned char, 9> kHttp1{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

// Whoever offers only other protocols is turned away (RFC 7301 section 3.2), lest its bytes be
// taken for HTTP: that is how one service is played off against another (the ALPACA attack).
int chooseProtocol(SSL*, const unsigned char** out, unsigned char* size,
                   const unsigned char* offered, unsigned int offeredSize, void*) {
    unsigned char* chosen = nullptr;
    const int found =
        SSL_select_next_proto(&chosen, size, kHttp1.data(), kHttp1.size(), offered, offeredSize);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

// Nobody sits before a server who could type it; OpenSSL would ask the terminal.
int noPassphrase(char*, int, int, void*) {
    return 0;
}

BioOwned over(const QByteArray& bytes) {
    return BioOwned(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

ContextOwned makeContext() {
    ContextOwned context(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context.get(), kCiphers) != 1) {
        return nullptr;
    }
    // Nothing is resumed: a handshake costs a fraction of a millisecond, and the keys of tickets
    // would open old conversations as long as the server runs, which may be months.
    SSL_CTX_set_options(context.get(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    // An idle connection keeps no buffers.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context.get(), chooseProtocol, nullptr);
    return context;
}

bool isOver(const X509* certificate, qint64 now) {
    auto seconds = static_cast<std::time_t>(now / 1000);
    return X509_cmp_time(X509_get0_notAfter(certificate), &seconds) < 0;
}

QString endOf(const X509* certificate) {
    std::tm time{};
    ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time);
    return QDate(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday).toString(Qt::ISODate);
}

// The first one is the server's; what follows leads to its issuer.
X509Owned useChain(SSL_CTX* context, const QByteArray& pem) {
    const BioOwned text = over(pem);
    X509Owned own(PEM_read_bio_X509(text.get(), nullptr, noPassphrase, nullptr));
    if (!own || SSL_CTX_use_certificate(context, own.get()) != 1) {
        return nullptr;
    }
    while (X509* next = PEM_read_bio_X509(text.get(), nullptr, noPassphrase, nullptr)) {
        SSL_CTX_add0_chain_cert(context, next); // Which owns it now.
    }
    ERR_clear_error(); // The end of the text is one.
    return own;
}

QByteArray fingerprintOf(const X509* certificate) {
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    X509_digest(certificate, EVP_sha256(), reinterpret_cast<unsigned char*>(digest.data()), &size);
    return digest.first(size);
}

} // namespace

Result<std::unique_ptr<TlsContext>, Failure> TlsContext::make(const TlsCredentials& credentials,
                                                              qint64 now) {
    ERR_clear_error();
    ContextOwned context = makeContext();
    if (!context) {
        return QStringLiteral("TLS cannot be set up: %1.").arg(openssl::takeReason());
    }
    const QString& name = credentials.certificateName;
    const X509Owned certificate = useChain(context.get(), credentials.certificate);
    if (!certificate) {
        return QStringLiteral("The certificate %1 cannot be used: %2.")
            .arg(name, openssl::takeReason());
    }
    if (isOver(certificate.get(), now)) {
        return QStringLiteral("The certificate %1 expired on %2.")
            .arg(name, endOf(certificate.get()));
    }
    const KeyOwned key(
        PEM_read_bio_PrivateKey(over(credentials.key).get(), nullptr, noPassphrase, nullptr));
    if (!key) {
        return QStringLiteral(
                   "The key %1 cannot be used: %2. It has to be PEM, without a "
                   "passphrase.")
            .arg(credentials.keyName, openssl::takeReason());
    }
    if (X509_check_private_key(certificate.get(), key.get()) != 1 ||
        SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1) {
        ERR_clear_error();
        return QStringLiteral("The key %1 does not belong to the certificate %2.")
            .arg(credentials.keyName, name);
    }
    return std::unique_ptr<TlsContext>(
        new TlsContext(context.release(), fingerprintOf(certificate.get())));
}

TlsContext::TlsContext(ssl_ctx_st* context, QByteArray fingerprint)
    : m_context(context)
    , m_fingerprint(std::move(fingerprint)) {}

TlsContext::~TlsContext() {
    SSL_CTX_free(m_context);
}

} // namespace parlance
