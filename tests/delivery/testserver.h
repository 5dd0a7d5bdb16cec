// A whole server in this process, on threads of its own, on a free port of this machine's own
// address. It keeps its log where the running row says.
#pragma once

#include "app/embeddedserver.h"
#include "client/roomurl.h"
#include "tests/delivery/rows.h"
#include "tests/support/faultvfs.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace parlance::delivery {

class TestServer {
public:
    // Most scenarios say more in a second than a person would.
    enum class Rates { Lifted, Limited };
    // Starts it. Address, port, storage, clock and rates of the options are set here.
    explicit TestServer(ServerOptions options = {}, Rates rates = Rates::Lifted);

    RoomUrl room() const;
    quint16 port() const { return m_options.port; }
    const QByteArray& hostToken() const { return m_hostToken; }

    // Says bye to everybody and waits until it is over.
    void stop();
    // Begins to say bye; isRunning() tells when it is over.
    void beginToStop() { m_server->stop(); }
    bool isRunning() const { return m_running; }
    // Again, on the same port and, in the rows with a file, on the same data.
    void start();

    // Sets its clocks forward: people go, typing ends, retention applies.
    void letTimePass(std::chrono::milliseconds time) { *m_ahead += time.count(); }

    // Of the disk, in the rows with a file.
    FaultPlan& disk() { return m_vfs.plan(); }
    QString directory() const { return m_directory.path(); }

private:
    QTemporaryDir m_directory;
    FaultVfs m_vfs; // No file may be open when it goes.
    std::shared_ptr<std::atomic<qint64>> m_ahead = std::make_shared<std::atomic<qint64>>(0);
    ServerOptions m_options;
    bool m_running = false;
    QByteArray m_hostToken;
    QByteArray m_fingerprint;
    std::unique_ptr<EmbeddedServer> m_server;
};

} // namespace parlance::delivery
