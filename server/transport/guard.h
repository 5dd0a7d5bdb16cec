// What keeps other people's web pages away from a server on a LAN: which host name was asked for,
// and which site asks. And what keeps plain requests away from one that speaks TLS only.
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/protocol/error.h"

#include <QStringList>

namespace parlance::guard {

// DNS rebinding makes a foreign page's name point at this machine, so it always comes with a name:
// addresses, localhost, this machine's own names, *.local and what the host allowed are answered.
// No authority (HTTP/1.0) is allowed.
Error checkHost(const http::Request& request, const QStringList& allowed);

// A browser says on every POST and every WebSocket handshake where its page came from. Absent is a
// script; present must be this very server, and its page as safe from others' hands as the request;
// "null" is nobody.
Error checkOrigin(const http::Request& request);

// The same address over TLS, with the error for whoever follows no redirect. 308 keeps the method
// and the body (RFC 9110 section 15.4.9), and like every error it is not stored: another day the
// host may do without TLS. Of a request that passed checkHost().
http::Response sendToTls(const http::Request& request);

} // namespace parlance::guard
