#include "app/termination.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <unistd.h>
#endif

namespace parlance {

#ifdef Q_OS_UNIX

namespace {

std::array<int, 2> wakeUp{-1, -1};

void wake(int signal) {
    const char byte = static_cast<char>(signal);
    // Nothing can be done about a failure here, and the second signal will end the process.
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[1], &byte, 1);
}

} // namespace

void onTermination(std::function<void()> handler) {
    if (::pipe(wakeUp.data()) != 0) {
        return;
    }
    auto* notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read);
    QObject::connect(notifier, &QSocketNotifier::activated, notifier,
                     [notifier, handler = std::move(handler)] {
                         notifier->setEnabled(false);
                         handler();
                     });
    struct sigaction action {};
    action.sa_handler = wake;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        ::sigaction(signal, &action, nullptr);
    }
}

#else

void onTermination(std::function<void()>) {}

#endif

} // namespace parlance
