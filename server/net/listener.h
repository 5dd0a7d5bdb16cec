// The one port. Descriptors are handed on before Qt makes a socket of them.
#pragma once

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <memory>

namespace parlance {

class Listener final : private QTcpServer {
public:
    using Handler = std::function<void(qintptr descriptor)>;

    explicit Listener(Handler accepted);

    // False where the address or the port cannot be had; errorString() says why.
    bool open(const QHostAddress& address, quint16 port);
    void close();

    using QTcpServer::errorString;
    using QTcpServer::serverAddress;
    using QTcpServer::serverPort;

private:
#ifdef Q_OS_UNIX
    void acceptAll();
#else
    void incomingConnection(qintptr descriptor) override {
        m_accepted(descriptor);
    }
#endif

    Handler m_accepted;
    std::unique_ptr<QSocketNotifier> m_arrivals;
    QTimer m_resume;
};

} // namespace parlance
