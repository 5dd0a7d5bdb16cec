// Where somebody comes from, as bans, rates and caps know it.
#pragma once

#include <QHostAddress>

#include <optional>

namespace parlance {

// An IPv4 address as it is, also where it came over an IPv6 socket. Of IPv6 the /64, since a single
// machine has all of its addresses ("2001:db8:1:2::/64"); but on the link that the server is on
// itself, whose /64 everybody there shares, the whole address.
QByteArray addressKey(const QHostAddress& peer, const QHostAddress& own);

// The same, from what a host has written: an address, or a /64. `own` are this machine's addresses.
// Nothing where it is neither, or the /64 of a link on which everybody counts alone.
std::optional<QByteArray> parseAddressKey(QByteArrayView written, const QList<QHostAddress>& own);

} // namespace parlance
