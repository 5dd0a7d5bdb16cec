// The room that this desktop serves: its server, and the addresses as the network changes.
#pragma once

#include "app/addresses.h"
#include "app/embeddedserver.h"
#include "client/hostlink.h"
#include "client/roomurl.h"
#include "ui/hostaddress.h"
#include "ui/settings.h"

#include <QTimer>

namespace parlance {

class Hosting final : public QObject {
    Q_OBJECT

public:
    // The interfaces that are there at the moment of the call.
    using Interfaces = std::function<QList<Interface>()>;
    explicit Hosting(ServerOptions options, Interfaces interfaces = runningInterfaces,
                     QObject* parent = nullptr);

    // Whether the room is, or will be, served with these; not where it already is with others. The
    // data directory stays.
    bool use(const ServerOptions& options);
    // Takes the next free port where the wanted one is taken.
    void start();
    // stopped() follows.
    void stop();
    // stopped() does not follow but started() once more, on the same port.
    void restart();
    bool isRunning() const { return m_port != 0; }
    // Whether what is said outlives the server.
    bool isKept() const { return !m_options.dataDirectory.isEmpty(); }
    // `done` follows, while it runs: who is in any of its rooms, or reads, without this person.
    using Counted = std::function<void(int guests)>;
    void countGuests(const QByteArray& without, Counted done);

    // From the next start on.
    void encrypt(const Encryption& encryption);
    // Whether it would make a difference.
    bool isEncryptedAs(const Encryption& encryption) const;
    // Of the certificate with which the room is served now; empty: in the clear.
    const QByteArray& fingerprint() const { return m_fingerprint; }

    // The room as this machine reaches it.
    RoomUrl room() const;
    QList<HostAddress> addresses() const;
    const QString& notice() const { return m_notice; }
    // The host's line to its server, while that runs; goes with stopped() at the latest.
    HostLink& link() { return *m_link; }

Q_SIGNALS:
    void started();
    void failed(const QString& reason);
    void addressesChanged();
    void stopped();

private:
    void took(const EmbeddedServer::Running& running);
    void ended();
    void lookAround();

    ServerOptions m_options;
    Interfaces m_interfaces;
    std::unique_ptr<EmbeddedServer> m_server;
    std::unique_ptr<HostLink> m_link;
    bool m_starting = false;
    bool m_stopping = false;
    bool m_again = false; // Starts once more when it has stopped.
    Counted m_counted;
    quint16 m_wanted;
    QHostAddress m_listening;
    quint16 m_port = 0;
    QByteArray m_fingerprint;
    QString m_notice;
    QTimer m_watch;
    QList<HostAddress> m_known;
};

} // namespace parlance
