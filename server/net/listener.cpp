#include "server/net/listener.h"

#include "server/protocol/limits.h"

namespace parlance {
namespace {

// When the process is out of descriptors Qt stops accepting until it is told to go on.
constexpr int kRetryAccept = 250;

} // namespace

Listener::Listener(Handler accepted) : m_accepted(std::move(accepted)) {
    setListenBacklogSize(limits::kBacklog);
    m_resume.setSingleShot(true);
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, [this] { m_resume.start(kRetryAccept); });
}

void Listener::incomingConnection(qintptr descriptor) {
    m_accepted(descriptor);
}

} // namespace parlance
