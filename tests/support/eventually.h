// Waiting for something to become true. Whoever makes it true runs in this thread's event loop or
// in a server's thread, so nothing here blocks and nothing sleeps for a fixed time.
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>

namespace parlance {

// Far beyond what anything takes on a busy machine; only a failing test gets there.
inline constexpr std::chrono::seconds kHardLimit{30};

template <typename Condition>
bool eventually(Condition holds, std::chrono::milliseconds limit = kHardLimit) {
    const QDeadlineTimer deadline(limit);
    // To look at the deadline, and at what came true without an event of ours.
    QTimer glance;
    glance.start(20);
    while (!holds()) {
        if (deadline.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

// Ends the program: for what a fixture needs before there is anything to test.
inline void require(bool holds, const char* what) {
    if (!holds) {
        qFatal("%s", what);
    }
}

} // namespace parlance
