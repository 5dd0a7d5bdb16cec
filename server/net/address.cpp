#include "server/net/address.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr char kNetwork[] = "/64";
constexpr int kNetworkBytes = 8;

// Also where it is written as one of IPv6.
bool isIPv4(const QHostAddress& address) {
    bool is = false;
    (void)address.toIPv4Address(&is);
    return is;
}

QByteArray networkOf(const QHostAddress& address) {
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(bytes.c + kNetworkBytes, bytes.c + sizeof(bytes.c), quint8(0));
    return QHostAddress(bytes).toString().toLatin1() + kNetwork;
}

// Without the name of an interface, which is this machine's affair.
QByteArray wholeOf(QHostAddress address) {
    if (isIPv4(address)) {
        return QHostAddress(address.toIPv4Address()).toString().toLatin1();
    }
    address.setScopeId({});
    return address.toString().toLatin1();
}

} // namespace

QByteArray addressKey(const QHostAddress& peer, const QHostAddress& own) {
    return isIPv4(peer) || networkOf(peer) == networkOf(own) ? wholeOf(peer) : networkOf(peer);
}

std::optional<QByteArray> parseAddressKey(QByteArrayView written, const QList<QHostAddress>& own) {
    const QByteArrayView trimmed = written.trimmed();
    const bool isNetwork = trimmed.endsWith(kNetwork);
    const QByteArrayView text = isNetwork ? trimmed.chopped(sizeof(kNetwork) - 1) : trimmed;
    QHostAddress address;
    if (!address.setAddress(QString::fromLatin1(text)) || address == QHostAddress::AnyIPv6) {
        return std::nullopt;
    }
    if (isIPv4(address)) {
        return isNetwork ? std::nullopt : std::optional(wholeOf(address));
    }
    const QByteArray network = networkOf(address);
    const bool isNear = std::ranges::any_of(own, [&network](const QHostAddress& each) {
        return !isIPv4(each) && networkOf(each) == network;
    });
    if (isNetwork) {
        return isNear ? std::nullopt : std::optional(network);
    }
    return isNear ? wholeOf(address) : network;
}

} // namespace parlance
