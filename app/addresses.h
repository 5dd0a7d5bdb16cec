// Under which addresses a server can be reached.
#pragma once

#include "ui/hostaddress.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QStringList>

namespace parlance {

// The URLs of the default page, loopback first. A server that listens everywhere has one for every
// address of this machine's running interfaces.
QStringList urlsOf(const QString& scheme, const QHostAddress& listening, quint16 port);

// What is known of one network interface that is up.
struct Interface {
    QString name;
    QNetworkInterface::InterfaceType type = QNetworkInterface::Unknown;
    bool hasDefaultRoute = false;
    QList<QHostAddress> addresses;
};
QList<Interface> runningInterfaces();

// The same URLs for a person who asks which of them a neighbour should try, the best first.
QList<HostAddress> rankedAddresses(const QString& scheme, const QList<Interface>& interfaces,
                                   const QHostAddress& listening, quint16 port);

} // namespace parlance
