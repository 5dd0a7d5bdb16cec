// A server that speaks nchan's dialect as far as the load generator does, and fails one of its
// listeners once: so that it can be seen that the generator sees it.
#pragma once

#include <QTcpServer>
#include <QWebSocketServer>

#include <memory>
#include <vector>

class QTcpSocket;

namespace parlance {

class FaultyServer final : public QObject {
public:
    class Ear; // One listener.
    enum class Fault { None, Lost, Repeated, Swapped, Damaged };

    // One port for what is asked by HTTP, another one for WebSockets.
    explicit FaultyServer(Fault fault);
    ~FaultyServer() override;

    quint16 httpPort() const { return m_http.serverPort(); }
    quint16 webSocketPort() const { return m_webSockets.serverPort(); }

private:
    void answer(QTcpSocket& socket, const QByteArray& request);
    void add(std::unique_ptr<Ear> ear);
    void publish(const QByteArray& text);
    void publishTo(Ear& ear, const QByteArray& text);

    Fault m_fault;
    QTcpServer m_http;
    QWebSocketServer m_webSockets;
    std::vector<std::unique_ptr<Ear>> m_ears;
    int m_published = 0;
    QByteArray m_heldBack;
};

} // namespace parlance
