// One connection through the proxy: a socket of the client's, one to the server, and what the
// weather does to the bytes between them.
#pragma once

#include "tests/support/chaos/chaosproxy.h"

#include <QTcpSocket>

#include <deque>

namespace parlance::chaos {

// Pieces on their way in one direction. Nothing overtakes.
class Lane {
public:
    explicit Lane(QTcpSocket& to);

    void send(const QByteArray& bytes, int milliseconds);
    // Closes behind what is under way.
    void close();
    void clear();

private:
    void arrive();

    QTcpSocket& m_to;
    std::deque<std::pair<qint64, QByteArray>> m_pieces; // With the time at which each is due.
    QTimer m_next;
    bool m_closing = false;
};

class Pipe : public QObject {
public:
    // Takes the client's socket over. The proxy deletes the pipe when it has ended.
    Pipe(ChaosProxy& proxy, QTcpSocket* client);
    ~Pipe() override;

    // The weather has changed.
    void feel();

private:
    void clientSaid();
    void serverSaid();
    void refuse();
    void reset();
    void tear(const QByteArray& bytes);
    void clientLeft();
    void serverLeft();
    void end();
    void within(std::chrono::milliseconds time, void (Pipe::*act)());
    void freeze();
    void tearNext() { m_tears = true; }
    int delay();

    ChaosProxy& m_proxy;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket m_server;
    Lane m_toClient;
    Lane m_toServer;
    QByteArray m_head; // Of the first request, as far as it has come.
    bool m_headSeen = false;
    bool m_asked = false; // The client has said something since the server last did.
    bool m_frozen = false;
    bool m_tears = false; // The next piece to the client is the last, and half of it comes.
    QByteArray m_held;
    std::unique_ptr<QObject> m_feeling; // Owns the timers of the present weather.
};

} // namespace parlance::chaos
