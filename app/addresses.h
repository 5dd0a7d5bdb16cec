// Under which addresses a server can be reached.
#pragma once

#include <QHostAddress>
#include <QStringList>

namespace parlance {

// The URLs of the default page, loopback first. A server that listens everywhere has one for every
// address of this machine's running interfaces.
QStringList urlsOf(const QHostAddress& listening, quint16 port);

} // namespace parlance
