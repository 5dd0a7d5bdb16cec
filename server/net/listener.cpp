#include "server/net/listener.h"

#include "server/protocol/limits.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/socket.h>
#endif

namespace parlance {
namespace {

// How long nobody is accepted when the process is out of descriptors.
constexpr int kRetryAccept = 250;

} // namespace

Listener::Listener(Handler accepted) : m_accepted(std::move(accepted)) {
    setListenBacklogSize(limits::kBacklog);
    m_resume.setSingleShot(true);
}

#ifdef Q_OS_UNIX

// QTcpServer would ask again at once, and for ever, when there is no descriptor left: it takes the
// error for the one before, which was that nobody more had come. So it only listens.
bool Listener::open(const QHostAddress& address, quint16 port) {
    if (!listen(address, port)) {
        return false;
    }
    pauseAccepting();
    m_arrivals = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
    connect(m_arrivals.get(), &QSocketNotifier::activated, m_arrivals.get(),
            [this] { acceptAll(); });
    connect(&m_resume, &QTimer::timeout, m_arrivals.get(),
            [this] { m_arrivals->setEnabled(true); });
    return true;
}

void Listener::acceptAll() {
    // A handler may close the listener.
    while (m_arrivals) {
        const int descriptor =
            ::accept4(static_cast<int>(socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_accepted(descriptor);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            m_arrivals->setEnabled(false);
            m_resume.start(kRetryAccept);
            return;
        }
    }
}

#else

bool Listener::open(const QHostAddress& address, quint16 port) {
    connect(this, &QTcpServer::acceptError, this, [this] { m_resume.start(kRetryAccept); });
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    return listen(address, port);
}

#endif

void Listener::close() {
    m_resume.stop();
    if (m_arrivals) {
        // It may be the one who has called.
        m_arrivals->setEnabled(false);
        m_arrivals.release()->deleteLater();
    }
    QTcpServer::close();
}

} // namespace parlance
