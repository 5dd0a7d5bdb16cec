#include "server/net/selfsigned.h"

#include "server/net/openssl.h"

#include <QNetworkInterface>
#include <QSysInfo>

#include <algorithm>
#include <ctime>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace parlance {
namespace {

using openssl::Owned;
using X509Owned = Owned<X509, X509_free>;
using KeyOwned = Owned<EVP_PKEY, EVP_PKEY_free>;
using BioOwned = Owned<BIO, BIO_free_all>;

// Clocks on a LAN without the internet are off by hours; nobody renews a room's certificate.
constexpr int kDaysBefore = 1;
constexpr int kDaysAfter = 3650;
constexpr int kSerialBits = 127; // RFC 5280 section 4.1.2.2: positive, at most 20 octets.

// It goes into OpenSSL's own notation, in which a comma is an end.
bool isHostName(const QString& name) {
    return !name.isEmpty() && name.size() <= 64 && std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
    });
}

QByteArray alternativeNames(const MachineNames& machine) {
    QStringList entries;
    for (const QString& name : machine.names) {
        entries.append(QStringLiteral("DNS:") + name);
    }
    for (const QHostAddress& address : machine.addresses) {
        entries.append(QStringLiteral("IP:") + address.toString());
    }
    return entries.join(u',').toLatin1();
}

bool addExtension(X509* certificate, int nid, const char* value) {
    const Owned<X509_EXTENSION, X509_EXTENSION_free> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509* certificate) {
    const Owned<BIGNUM, BN_free> number(BN_new());
    return number && BN_rand(number.get(), kSerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setTimes(X509* certificate, qint64 now) {
    auto seconds = static_cast<std::time_t>(now / 1000);
    return X509_time_adj_ex(X509_getm_notBefore(certificate), -kDaysBefore, 0, &seconds) !=
               nullptr &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), kDaysAfter, 0, &seconds) != nullptr;
}

// Issuer and subject are the same.
bool setNames(X509* certificate, const QByteArray& name) {
    X509_NAME* subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>("Parlance"), -1, -1,
                                      0) == 1 &&
           X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(name.constData()),
                                      static_cast<int>(name.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}

// No key usage: with one that lacks the signing of certificates, OpenSSL does not see that it has
// signed itself (X509_check_issued), and to allow that is a CA's right.
bool fill(X509* certificate, EVP_PKEY* key, const MachineNames& machine, qint64 now) {
    return X509_set_version(certificate, X509_VERSION_3) == 1 && setSerial(certificate) &&
           setTimes(certificate, now) && setNames(certificate, machine.names.value(0).toLatin1()) &&
           X509_set_pubkey(certificate, key) == 1 &&
           addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
           addExtension(certificate, NID_subject_alt_name, alternativeNames(machine).constData()) &&
           X509_sign(certificate, key, EVP_sha256()) > 0;
}

QByteArray contentsOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

} // namespace

MachineNames namesOfThisMachine() {
    MachineNames machine{
        {QStringLiteral("localhost")},
        {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}};
    const QString name = QSysInfo::machineHostName().toLower();
    const QString brief = name.section(u'.', 0, 0);
    for (const QString& more : {brief + QStringLiteral(".local"), brief, name}) {
        if (isHostName(more) && !more.startsWith(u'.') && !machine.names.contains(more)) {
            machine.names.prepend(more);
        }
    }
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        // A link-local one is only good together with the name of an interface.
        if (!address.isLoopback() && !address.isLinkLocal()) {
            machine.addresses.append(address);
        }
    }
    return machine;
}

Result<TlsCredentials, TlsCredentials::Failure> makeSelfSigned(const MachineNames& machine,
                                                               qint64 now) {
    const KeyOwned key(EVP_EC_gen("P-256"));
    const X509Owned certificate(X509_new());
    const BioOwned keyText(BIO_new(BIO_s_mem()));
    const BioOwned certificateText(BIO_new(BIO_s_mem()));
    const bool made = key && certificate && keyText && certificateText &&
                      fill(certificate.get(), key.get(), machine, now) &&
                      PEM_write_bio_X509(certificateText.get(), certificate.get()) == 1 &&
                      PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0,
                                                    nullptr, nullptr) == 1;
    if (!made) {
        return QStringLiteral("A certificate cannot be made: %1.").arg(openssl::takeReason());
    }
    const QString own = QStringLiteral("that was made");
    return TlsCredentials{contentsOf(certificateText.get()), contentsOf(keyText.get()), own, own};
}

} // namespace parlance
