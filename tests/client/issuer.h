// An authority of a test's own, and the certificates that it gives to servers.
#pragma once

#include "tests/client/certificate.h"
#include "tests/support/pem.h"

#include <openssl/x509v3.h>

namespace parlance {

class Issuer {
public:
    Issuer() {
        X509* own = m_certificate.get();
        // A name of its own: who is issued by one of the same name is taken for self-signed.
        X509_NAME* name = X509_get_subject_name(own);
        X509_NAME_add_entry_by_txt(name, "OU", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("authority"), -1, -1, 0);
        X509_set_issuer_name(own, name);
        X509_EXTENSION_free(
            X509_delete_ext(own, X509_get_ext_by_NID(own, NID_basic_constraints, -1)));
        const openssl::Owned<X509_EXTENSION, X509_EXTENSION_free> right(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE"));
        X509_add_ext(own, right.get(), -1);
        sign(own);
    }

    // Another server's with each call, and the authority's behind it.
    Certificate issue() const {
        TlsCredentials issued = Certificate::make();
        const pem::Certificate certificate = pem::certificateFrom(issued.certificate);
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_certificate.get()));
        sign(certificate.get());
        issued.certificate = pem::textOf(certificate.get()) + pem::textOf(m_certificate.get());
        return Certificate(issued);
    }

private:
    void sign(X509* certificate) const {
        require(X509_sign(certificate, m_key.get(), EVP_sha256()) > 0, "Nothing is signed.");
    }

    TlsCredentials m_made = Certificate::make();
    pem::Key m_key = pem::keyFrom(m_made.key);
    pem::Certificate m_certificate = pem::certificateFrom(m_made.certificate);
};

} // namespace parlance
