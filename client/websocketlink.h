// WebSocket: one frame a text message, both ways.
#pragma once

#include "client/pushlink.h"

#include <QWebSocket>

namespace parlance {

class WebSocketLink : public PushLink {
public:
    explicit WebSocketLink(LinkContext context);
    ~WebSocketLink() override;

    // Sends a frame of codec::encode. Only while the link is open.
    void send(const QByteArray& json);

private:
    void start() override;
    void stop() override;
    void lost();
    void askWhy();

    QWebSocket m_socket;
    Http::Call m_why;
    bool m_connected = false;
};

} // namespace parlance
