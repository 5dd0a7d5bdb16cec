// What all TLS connections of a server share: certificate, key, and which TLS is spoken.
//
// Thread: made and used on the server's.
#pragma once

#include "server/net/tlscredentials.h"

#include <memory>

struct ssl_ctx_st;

namespace parlance {

class TlsContext {
public:
    // Fails where certificate and key do not fit each other, cannot be read, or are out of date.
    // `now` in milliseconds since 1970.
    static Result<std::unique_ptr<TlsContext>, TlsCredentials::Failure> make(
        const TlsCredentials& credentials, qint64 now);
    ~TlsContext();

    // SHA-256 of the certificate in its DER form: 32 bytes.
    const QByteArray& fingerprint() const { return m_fingerprint; }
    // OpenSSL's SSL_CTX.
    ssl_ctx_st* get() const { return m_context; }

private:
    TlsContext(ssl_ctx_st* context, QByteArray fingerprint);

    ssl_ctx_st* m_context;
    QByteArray m_fingerprint;
};

} // namespace parlance
