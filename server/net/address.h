// Where somebody comes from, as bans, rates and caps know it.
#pragma once

#include <QByteArray>

#include <optional>

class QHostAddress;

namespace parlance {

// An IPv4 address as it is, also where it came over an IPv6 socket. Of IPv6 the /64, since a single
// machine has all of its addresses ("2001:db8:1:2::/64"); but on the link that the server is on
// itself, whose /64 everybody there shares, the whole address.
QByteArray addressKey(const QHostAddress& peer, const QHostAddress& own);

// The same, from what a host has written. Nothing where it is neither an address nor a /64.
std::optional<QByteArray> parseAddressKey(QByteArrayView written);

} // namespace parlance
