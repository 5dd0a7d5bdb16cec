#include "app/addresses.h"

#include "app/defaultroute.h"

#include <QUrl>

#include <algorithm>

namespace parlance {
namespace {

using Way = HostAddress::Way;

QString urlOf(const QString& scheme, const QHostAddress& address, quint16 port) {
    QUrl url;
    url.setScheme(scheme);
    url.setHost(address.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url.toString();
}

// Addresses that another machine can put into a browser: a link-local one needs a zone there.
bool isUseful(const QHostAddress& address) {
    return !address.isLoopback() && !address.isLinkLocal();
}

bool isEverywhere(const QHostAddress& listening) {
    return listening == QHostAddress(QHostAddress::Any) ||
           listening == QHostAddress(QHostAddress::AnyIPv4) ||
           listening == QHostAddress(QHostAddress::AnyIPv6);
}

// Programs that make interfaces of their own name them so. To the system most look like Ethernet.
constexpr struct {
    const char* prefix;
    Way way;
} kMadeUp[] = {
    {"vboxnet", Way::Virtual}, {"vmnet", Way::Virtual}, {"docker", Way::Virtual},
    {"br-", Way::Virtual},     {"veth", Way::Virtual},  {"virbr", Way::Virtual},
    {"podman", Way::Virtual},  {"lxc", Way::Virtual},   {"lxd", Way::Virtual},
    {"cni", Way::Virtual},     {"tun", Way::Vpn},       {"tap", Way::Vpn},
    {"wg", Way::Vpn},          {"tailscale", Way::Vpn}, {"zt", Way::Vpn},
    {"ppp", Way::Vpn},         {"nordlynx", Way::Vpn},  {"proton", Way::Vpn},
};

Way wayOf(const Interface& interface) {
    for (const auto& known : kMadeUp) {
        if (interface.name.startsWith(QLatin1StringView(known.prefix))) {
            return known.way;
        }
    }
    switch (interface.type) {
        case QNetworkInterface::Wifi:
            return Way::WiFi;
        case QNetworkInterface::Ethernet:
            return Way::Ethernet;
        case QNetworkInterface::Ppp:
        case QNetworkInterface::Slip:
            return Way::Vpn;
        case QNetworkInterface::Virtual:
            return Way::Virtual;
        default:
            return Way::Other;
    }
}

// Less is better. A VPN may hold the default route, and the neighbours are not in it.
int rankOf(const HostAddress& address, const QHostAddress& ip) {
    const bool isReal = address.way < Way::Virtual;
    const int route = isReal && address.isDefaultRoute ? 0 : 1;
    // People read and type the old form more easily.
    const int form = ip.protocol() == QAbstractSocket::IPv4Protocol ? 0 : 1;
    return ((isReal ? 0 : 1 + static_cast<int>(address.way)) * 2 + form) * 16 + route * 8 +
           static_cast<int>(address.way);
}

} // namespace

QStringList urlsOf(const QString& scheme, const QHostAddress& listening, quint16 port) {
    if (!isEverywhere(listening)) {
        return {urlOf(scheme, listening, port)};
    }
    QStringList urls{urlOf(scheme, QHostAddress(QHostAddress::LocalHost), port)};
    for (const Interface& interface : runningInterfaces()) {
        for (const QHostAddress& address : interface.addresses) {
            if (isUseful(address)) {
                urls.append(urlOf(scheme, address, port));
            }
        }
    }
    return urls;
}

QList<Interface> runningInterfaces() {
    const QStringList defaults = defaultRouteInterfaces();
    QList<Interface> running;
    for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlag(QNetworkInterface::IsRunning)) {
            continue;
        }
        Interface known{.name = interface.name(),
                        .type = interface.type(),
                        .hasDefaultRoute = defaults.contains(interface.name()),
                        .addresses = {}};
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            known.addresses.append(entry.ip());
        }
        running.append(known);
    }
    return running;
}

QList<HostAddress> rankedAddresses(const QString& scheme, const QList<Interface>& interfaces,
                                   const QHostAddress& listening, quint16 port) {
    std::vector<std::pair<int, HostAddress>> ranked;
    for (const Interface& interface : interfaces) {
        for (const QHostAddress& ip : interface.addresses) {
            if (!isUseful(ip) || (!isEverywhere(listening) && ip != listening)) {
                continue;
            }
            const HostAddress address{.url = urlOf(scheme, ip, port),
                                      .way = wayOf(interface),
                                      .isDefaultRoute = interface.hasDefaultRoute,
                                      .interface = interface.name};
            ranked.emplace_back(rankOf(address, ip), address);
        }
    }
    std::ranges::stable_sort(ranked, {}, [](const auto& entry) { return entry.first; });
    QList<HostAddress> addresses;
    for (const auto& [rank, address] : ranked) {
        addresses.append(address);
    }
    if (addresses.isEmpty()) {
        const QHostAddress own =
            isEverywhere(listening) ? QHostAddress(QHostAddress::LocalHost) : listening;
        addresses.append({.url = urlOf(scheme, own, port),
                          .way = own.isLoopback() ? Way::ThisMachine : Way::Other,
                          .isDefaultRoute = false,
                          .interface = {}});
    }
    return addresses;
}

} // namespace parlance
