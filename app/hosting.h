// The room that this desktop serves: its server, and the addresses as the network changes.
#pragma once

#include "app/embeddedserver.h"
#include "client/roomurl.h"
#include "ui/hostaddress.h"

#include <QTimer>

namespace parlance {

class Hosting final : public QObject {
    Q_OBJECT

public:
    explicit Hosting(ServerOptions options, QObject* parent = nullptr);

    // Takes the next free port where the wanted one is taken.
    void start();
    // stopped() follows.
    void stop();
    bool isRunning() const { return m_port != 0; }

    // The room as this machine reaches it.
    RoomUrl room() const;
    QList<HostAddress> addresses() const;
    const QString& notice() const { return m_notice; }

Q_SIGNALS:
    void started();
    void failed(const QString& reason);
    void addressesChanged();
    void stopped();

private:
    void took(const EmbeddedServer::Running& running);
    void lookAround();

    ServerOptions m_options;
    std::unique_ptr<EmbeddedServer> m_server;
    bool m_starting = false;
    quint16 m_wanted;
    QHostAddress m_listening;
    quint16 m_port = 0;
    QString m_notice;
    QTimer m_watch;
    QList<HostAddress> m_known;
};

} // namespace parlance
