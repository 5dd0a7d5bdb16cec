// Certificates and keys between their text and OpenSSL's objects, for those that no server of ours
// would make.
#pragma once

#include "server/net/openssl.h"
#include "tests/support/eventually.h"

#include <openssl/pem.h>

namespace parlance::pem {

using Certificate = openssl::Owned<X509, X509_free>;
using Key = openssl::Owned<EVP_PKEY, EVP_PKEY_free>;
using Bio = openssl::Owned<BIO, BIO_free_all>;

inline Bio over(const QByteArray& text) {
    return Bio(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
}

inline QByteArray contentsOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

inline Certificate certificateFrom(const QByteArray& text) {
    Certificate certificate(PEM_read_bio_X509(over(text).get(), nullptr, nullptr, nullptr));
    require(certificate != nullptr, "This is no certificate.");
    return certificate;
}

inline Key keyFrom(const QByteArray& text) {
    Key key(PEM_read_bio_PrivateKey(over(text).get(), nullptr, nullptr, nullptr));
    require(key != nullptr, "This is no key.");
    return key;
}

inline QByteArray textOf(X509* certificate) {
    const Bio bio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(bio.get(), certificate) == 1, "A certificate cannot be written.");
    return contentsOf(bio.get());
}

inline QByteArray textOf(EVP_PKEY* key) {
    const Bio bio(BIO_new(BIO_s_mem()));
    require(
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
        "A key cannot be written.");
    return contentsOf(bio.get());
}

} // namespace parlance::pem
