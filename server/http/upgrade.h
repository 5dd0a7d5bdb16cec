// The WebSocket handshake as RFC 6455 section 4.2.1 asks for it. QWebSocketServer's own check lets
// much pass that it should not, so it only ever gets to see the canonical head made here.
#pragma once

#include "server/http/request.h"
#include "server/protocol/result.h"

namespace parlance::http {

inline constexpr char kSubprotocol[] = "parlance.v1";

// The head to hand to QWebSocketServer: seven lines at most, ended by an empty one. Otherwise
// BadRequest, or UpgradeRequired for another version than 13.
Result<QByteArray> canonicalUpgrade(const Request& request);

} // namespace parlance::http
