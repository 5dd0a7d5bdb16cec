#include "app/embeddedserver.h"

#include "server/net/eventdispatcher.h"

namespace parlance {

class EmbeddedServer::Thread final : public QThread {
public:
    Thread(ServerOptions options, Mailbox<Report>& reports)
        : m_options(std::move(options))
        , m_reports(reports)
        , m_commands([this](Command command) { obey(command); }) {
        // Built before the thread begins, so that there is always something to post to.
        m_commands.moveToThread(this);
        giveEventDispatcher(*this);
    }

    void post(Command command) { m_commands.post(command); }

protected:
    void run() override {
        auto started = Server::start(m_options);
        if (!started) {
            m_reports.post(started.error());
            return;
        }
        m_server = *std::move(started);
        m_reports.post(Running{m_server->address(), m_server->port(), m_server->hostToken(),
                               m_server->notice()});
        exec();
        m_server.reset();
        m_reports.post(Stopped{});
    }

private:
    void obey(Command command) {
        if (command == Command::Quit) {
            quit();
        } else if (m_server) {
            m_server->stop([this] { quit(); });
        }
    }

    ServerOptions m_options;
    Mailbox<Report>& m_reports;
    Mailbox<Command> m_commands;
    std::unique_ptr<Server> m_server;
};

EmbeddedServer::EmbeddedServer(QObject* parent)
    : QObject(parent)
    , m_reports([this](const Report& report) { handle(report); }) {}

EmbeddedServer::~EmbeddedServer() {
    if (m_thread) {
        m_thread->post(Command::Quit);
        m_thread->wait();
    }
}

void EmbeddedServer::start(const ServerOptions& options) {
    m_thread = std::make_unique<Thread>(options, m_reports);
    m_thread->start();
}

void EmbeddedServer::stop() {
    if (m_thread) {
        m_thread->post(Command::Stop);
    }
}

void EmbeddedServer::handle(const Report& report) {
    if (const auto* running = std::get_if<Running>(&report)) {
        Q_EMIT started(*running);
    } else if (const auto* reason = std::get_if<QString>(&report)) {
        Q_EMIT failed(*reason);
    } else {
        m_thread->wait();
        Q_EMIT stopped();
    }
}

} // namespace parlance
