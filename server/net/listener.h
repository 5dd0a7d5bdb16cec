// The one port. Accepted descriptors are handed on before Qt makes a socket of them.
#pragma once

#include <QTcpServer>
#include <QTimer>

#include <functional>

namespace parlance {

class Listener final : public QTcpServer {
public:
    using Handler = std::function<void(qintptr descriptor)>;

    explicit Listener(Handler accepted);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Handler m_accepted;
    QTimer m_resume;
};

} // namespace parlance
