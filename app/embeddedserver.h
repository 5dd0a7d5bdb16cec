// A server on a thread of its own, so that a window which hangs never stalls the room and a full
// room never stalls the window. Everything here belongs to the thread that made it; the server
// reports through a mailbox.
#pragma once

#include "server/net/mailbox.h"
#include "server/server.h"

#include <QObject>
#include <QThread>

namespace parlance {

class EmbeddedServer final : public QObject {
    Q_OBJECT

public:
    explicit EmbeddedServer(QObject* parent = nullptr);
    // Stops at once where stop() was not used.
    ~EmbeddedServer() override;

    void start(const ServerOptions& options);
    // Says goodbye to the guests; stopped() follows.
    void stop();
    // counted() follows with Server::guests().
    void countGuests(const QByteArray& without);

    struct Running {
        QHostAddress address;
        quint16 port = 0;
        QByteArray hostToken;
        QString notice;         // What the start wants the person to know, or empty.
        QByteArray fingerprint; // Server::fingerprint().
    };

Q_SIGNALS:
    void started(const parlance::EmbeddedServer::Running& running);
    void failed(const QString& reason);
    void stopped();
    void counted(int guests);

private:
    struct Stopped {};
    struct Counted {
        int guests = 0;
    };
    using Report = std::variant<Running, QString, Stopped, Counted>;
    struct Stop {};
    struct Quit {};
    struct Count {
        QByteArray without;
    };
    using Command = std::variant<Stop, Quit, Count>;
    class Thread;

    void handle(const Report& report);

    Mailbox<Report> m_reports;
    std::unique_ptr<Thread> m_thread;
};

} // namespace parlance
