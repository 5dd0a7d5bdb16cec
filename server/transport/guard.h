// The two checks that keep other people's web pages away from a server on a LAN: which host name
// was asked for, and which site asks.
#pragma once

#include "server/http/request.h"
#include "server/protocol/error.h"

#include <QStringList>

namespace parlance::guard {

// DNS rebinding makes a foreign page's name point at this machine, so it always comes with a name:
// addresses, localhost, this machine's own names, *.local and what the host allowed are answered.
// No authority (HTTP/1.0) is allowed.
Error checkHost(const http::Request& request, const QStringList& allowed);

// A browser says on every POST and every WebSocket handshake where its page came from. Absent is a
// script; present must be this very server; "null" is nobody.
Error checkOrigin(const http::Request& request);

} // namespace parlance::guard
