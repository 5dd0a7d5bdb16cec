#include "server/net/address.h"

#include <QHostAddress>

#include <algorithm>

namespace parlance {
namespace {

constexpr char kNetwork[] = "/64";
constexpr int kNetworkBytes = 8;

QByteArray networkOf(const QHostAddress& address) {
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(bytes.c + kNetworkBytes, bytes.c + sizeof(bytes.c), quint8(0));
    return QHostAddress(bytes).toString().toLatin1() + kNetwork;
}

// Without the name of an interface, which is this machine's affair.
QByteArray wholeOf(QHostAddress address) {
    bool isIPv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIPv4);
    if (isIPv4) {
        return QHostAddress(ipv4).toString().toLatin1();
    }
    address.setScopeId({});
    return address.toString().toLatin1();
}

} // namespace

QByteArray addressKey(const QHostAddress& peer, const QHostAddress& own) {
    bool isIPv4 = false;
    (void)peer.toIPv4Address(&isIPv4);
    const bool isNear = !isIPv4 && networkOf(peer) == networkOf(own);
    return isIPv4 || isNear ? wholeOf(peer) : networkOf(peer);
}

std::optional<QByteArray> parseAddressKey(QByteArrayView written) {
    const QByteArrayView trimmed = written.trimmed();
    const bool isNetwork = trimmed.endsWith(kNetwork);
    const QByteArrayView address = isNetwork ? trimmed.chopped(sizeof(kNetwork) - 1) : trimmed;
    QHostAddress parsed;
    if (!parsed.setAddress(QString::fromLatin1(address))) {
        return std::nullopt;
    }
    if (!isNetwork) {
        return wholeOf(parsed);
    }
    return parsed.protocol() == QAbstractSocket::IPv6Protocol ? std::optional(networkOf(parsed))
                                                              : std::nullopt;
}

} // namespace parlance
