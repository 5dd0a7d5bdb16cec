#include "app/addresses.h"

#include <QNetworkInterface>
#include <QUrl>

namespace parlance {
namespace {

QString urlOf(const QHostAddress& address, quint16 port) {
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url.toString();
}

// Addresses that another machine can put into a browser: a link-local one needs a zone there.
bool isUseful(const QHostAddress& address) {
    return !address.isLoopback() && !address.isLinkLocal();
}

} // namespace

QStringList urlsOf(const QHostAddress& listening, quint16 port) {
    const bool everywhere = listening == QHostAddress(QHostAddress::Any) ||
                            listening == QHostAddress(QHostAddress::AnyIPv4) ||
                            listening == QHostAddress(QHostAddress::AnyIPv6);
    if (!everywhere) {
        return {urlOf(listening, port)};
    }
    QStringList urls{urlOf(QHostAddress(QHostAddress::LocalHost), port)};
    for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlag(QNetworkInterface::IsRunning)) {
            continue;
        }
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            if (isUseful(entry.ip())) {
                urls.append(urlOf(entry.ip(), port));
            }
        }
    }
    return urls;
}

} // namespace parlance
