#include "app/embeddedserver.h"

#include "server/net/eventdispatcher.h"

namespace parlance {

class EmbeddedServer::Thread final : public QThread {
public:
    Thread(ServerOptions options, Mailbox<Report>& reports)
        : m_options(std::move(options))
        , m_reports(reports)
        , m_commands([this](const Command& command) { obey(command); }) {
        // Built before the thread begins, so that there is always something to post to.
        m_commands.moveToThread(this);
        giveEventDispatcher(*this);
    }

    void post(Command command) { m_commands.post(std::move(command)); }

protected:
    void run() override {
        auto started = Server::start(m_options);
        if (!started) {
            m_reports.post(started.error());
            return;
        }
        m_server = *std::move(started);
        m_reports.post(Running{m_server->address(), m_server->port(), m_server->hostToken(),
                               m_server->notice(), m_server->fingerprint()});
        stopIfWanted();
        exec();
        m_server.reset();
        m_reports.post(Stopped{});
    }

private:
    void obey(const Command& command) {
        if (std::holds_alternative<Quit>(command)) {
            quit();
        } else if (const auto* count = std::get_if<Count>(&command); count != nullptr && m_server) {
            m_reports.post(Counted{m_server->guests(count->without)});
        } else if (std::holds_alternative<Stop>(command)) {
            m_stopWanted = true;
            stopIfWanted();
        }
    }

    // Starting runs a loop of its own, in which the command may come before there is a server.
    void stopIfWanted() {
        if (m_stopWanted && m_server) {
            m_server->stop([this] { quit(); });
        }
    }

    ServerOptions m_options;
    Mailbox<Report>& m_reports;
    Mailbox<Command> m_commands;
    std::unique_ptr<Server> m_server;
    bool m_stopWanted = false;
};

EmbeddedServer::EmbeddedServer(QObject* parent)
    : QObject(parent)
    , m_reports([this](const Report& report) { handle(report); }) {}

EmbeddedServer::~EmbeddedServer() {
    if (m_thread) {
        m_thread->post(Quit{});
        m_thread->wait();
    }
}

void EmbeddedServer::start(const ServerOptions& options) {
    m_thread = std::make_unique<Thread>(options, m_reports);
    m_thread->start();
}

void EmbeddedServer::stop() {
    if (m_thread) {
        m_thread->post(Stop{});
    }
}

void EmbeddedServer::countGuests(const QByteArray& without) {
    if (m_thread) {
        m_thread->post(Count{without});
    }
}

void EmbeddedServer::handle(const Report& report) {
    if (const auto* running = std::get_if<Running>(&report)) {
        Q_EMIT started(*running);
    } else if (const auto* reason = std::get_if<QString>(&report)) {
        Q_EMIT failed(*reason);
    } else if (const auto* counted = std::get_if<Counted>(&report)) {
        Q_EMIT this->counted(counted->guests);
    } else {
        m_thread->wait();
        Q_EMIT stopped();
    }
}

} // namespace parlance
