// Which network interfaces lead to everything else: most likely the one that the others are on.
#pragma once

#include <QStringList>

namespace parlance {

// Empty where the system does not tell.
QStringList defaultRouteInterfaces();
// From the text of /proc/net/route.
QStringList defaultRoutesIn(const QByteArray& table);

} // namespace parlance
