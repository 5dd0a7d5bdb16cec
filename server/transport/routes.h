// The table of what this server answers: addresses, methods and, for a room's events, transports.
#pragma once

#include "server/transport/call.h"
#include "server/transport/websocket.h"

namespace parlance {

class Routes {
public:
    explicit Routes(Services& services) : m_services(services) {}

    // Answers every request that any connection receives.
    void serve(Exchange exchange);

private:
    Services& m_services;
    WebSockets m_webSockets;
    QByteArray m_welcomeHost; // The last that was found to be one of ours.
};

} // namespace parlance
