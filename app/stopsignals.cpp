#include "app/stopsignals.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace parlance {
namespace {

volatile std::sig_atomic_t stopRequested = 0;
int wakeUp[2] = {-1, -1}; // The way out of a handler, which may do next to nothing itself.

void handle(int signal) {
    if (stopRequested != 0) {
        // Somebody insists: end as if nobody had caught the signal.
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
    stopRequested = 1;
    const char byte = 0;
    // A full pipe has woken the loop already.
    [[maybe_unused]] const auto written = ::write(wakeUp[1], &byte, 1);
}

struct sigaction actionOf(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = 0; // Not SA_RESTART: a write that waits for its reader must come back.
    return action;
}

} // namespace

struct StopSignals::Former {
    struct sigaction interrupt = {};
    struct sigaction terminate = {};
    struct sigaction pipe = {};
};

StopSignals::StopSignals(std::function<void()> stop) : m_former(std::make_unique<Former>()) {
    stopRequested = 0;
    if (::pipe2(wakeUp, O_CLOEXEC | O_NONBLOCK) != 0) {
        qFatal("no pipe for signals");
    }
    m_notifier = std::make_unique<QSocketNotifier>(wakeUp[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [notifier = m_notifier.get(), stop = std::move(stop)] {
                         notifier->setEnabled(false);
                         stop();
                     });
    const struct sigaction catching = actionOf(handle);
    const struct sigaction ignoring = actionOf(SIG_IGN);
    ::sigaction(SIGINT, &catching, &m_former->interrupt);
    ::sigaction(SIGTERM, &catching, &m_former->terminate);
    ::sigaction(SIGPIPE, &ignoring, &m_former->pipe);
}

StopSignals::~StopSignals() {
    ::sigaction(SIGINT, &m_former->interrupt, nullptr);
    ::sigaction(SIGTERM, &m_former->terminate, nullptr);
    ::sigaction(SIGPIPE, &m_former->pipe, nullptr);
    m_notifier.reset();
    ::close(wakeUp[0]);
    ::close(wakeUp[1]);
}

bool StopSignals::requested() {
    return stopRequested != 0;
}

} // namespace parlance
