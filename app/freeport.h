// A port that nobody listens on.
#pragma once

#include <QHostAddress>

namespace parlance {

// The first free one from `first` on, within a hundred; `first` itself where none is, so that the
// server's start tells why. 0 stays 0: any.
quint16 freePort(const QHostAddress& address, quint16 first);

} // namespace parlance
