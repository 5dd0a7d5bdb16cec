#include "tests/delivery/testserver.h"

#include "tests/support/eventually.h"

namespace parlance::delivery {

TestServer::TestServer(ServerOptions options, Rates rates) : m_options(std::move(options)) {
    m_options.address = QHostAddress(QHostAddress::LocalHost);
    m_options.port = 0;
    m_options.rateLimits = rates == Rates::Limited;
    m_options.tls = rowScheme() == Scheme::Tls ? Tls::Only : Tls::Off;
    if (rowStorage() == Storage::File) {
        require(m_directory.isValid(), "There is no place for a temporary directory.");
        m_options.dataDirectory = m_directory.path();
        m_options.sqliteVfs = m_vfs.name();
    }
    const auto shifted = [ahead = m_ahead](const std::function<qint64()>& clock) {
        return [ahead, clock] { return clock() + *ahead; };
    };
    const Clock system = Clock::system();
    m_options.clock = {.wall = shifted(system.wall), .steady = shifted(system.steady)};
    start();
}

void TestServer::start() {
    m_server = std::make_unique<EmbeddedServer>();
    QObject::connect(m_server.get(), &EmbeddedServer::started, m_server.get(),
                     [this](const EmbeddedServer::Running& running) {
                         m_options.port = running.port;
                         m_hostToken = running.hostToken;
                         m_fingerprint = running.fingerprint;
                         m_running = true;
                     });
    QObject::connect(m_server.get(), &EmbeddedServer::failed, m_server.get(),
                     [](const QString& reason) { qFatal("%s", qPrintable(reason)); });
    QObject::connect(m_server.get(), &EmbeddedServer::stopped, m_server.get(),
                     [this] { m_running = false; });
    m_server->start(m_options);
    require(eventually([this] { return m_running; }), "The server did not start.");
}

void TestServer::stop() {
    beginToStop();
    require(eventually([this] { return !m_running; }), "The server did not stop.");
}

RoomUrl TestServer::room() const {
    const QString scheme =
        rowScheme() == Scheme::Tls ? QStringLiteral("https") : QStringLiteral("http");
    return RoomUrl::parse(QStringLiteral("%1://127.0.0.1:%2/rooms/lobby").arg(scheme).arg(port()))
        ->withFingerprint(m_fingerprint);
}

} // namespace parlance::delivery
