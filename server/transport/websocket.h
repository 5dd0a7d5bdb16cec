// WebSocket (RFC 6455): QWebSocketServer does the handshake and reads the frames; what we send is
// framed once and written beside it, shared by all readers.
#pragma once

#include "server/transport/call.h"

#include <QWebSocketServer>

namespace parlance {

class WebSockets {
public:
    WebSockets();
    void serve(Call call);

private:
    QWebSocketServer m_server;
};

} // namespace parlance
