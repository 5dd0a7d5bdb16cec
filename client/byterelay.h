// A way to a server that counts what passes, at the socket: heads, frames, and what libraries send
// on their own. It listens on this machine only and hands every byte on as it comes; to a server
// that is reached by TLS, through TLS, which is not counted.
#pragma once

#include "client/roomurl.h"

#include <QTcpServer>

class QTcpSocket;

namespace parlance {

// Tells the heads of HTTP from what they announce, in one direction of one connection. It believes
// Content-Length, as far as Parlance's own transports use it: requests to listen have no body, and
// an answer without a length goes on to the end.
class HeadCounter {
public:
    // How many of these bytes, the next of the stream, belong to heads.
    qint64 count(QByteArrayView bytes);

private:
    void endHead();

    QByteArray m_head;   // As far as it has come.
    qint64 m_body = 0;   // Bytes of it still to come.
    bool m_rest = false; // No further head.
};

class ByteRelay : public QObject {
public:
    // Towards this server. It listens at once, on a port of the system's choice.
    explicit ByteRelay(RoomUrl server);

    quint16 port() const { return m_listener.serverPort(); } // 0 where no port was to be had.
    // Both ways, of all connections together.
    qint64 bytes() const { return m_bytes; }
    // Those of them that are heads: request lines, status lines and fields.
    qint64 heads() const { return m_heads; }
    // Connections that are open, and how many there were at once.
    int held() const { return m_held; }
    int mostHeld() const { return m_mostHeld; }

private:
    void accept();
    QTcpSocket* reach(QObject* owner) const;
    void hand(QTcpSocket* from, QTcpSocket* to);

    RoomUrl m_server;
    QTcpServer m_listener;
    qint64 m_bytes = 0;
    qint64 m_heads = 0;
    int m_held = 0;
    int m_mostHeld = 0;
};

} // namespace parlance
