// Waiting for something to become true. Whoever makes it true runs in this thread's event loop, so
// nothing here blocks and nothing sleeps for a fixed time.
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace parlance {

// Far beyond what anything takes on a busy machine; only a failing test gets there.
inline constexpr int kHardLimit = 20'000;

template <typename Condition>
bool eventually(Condition holds, int limit = kHardLimit) {
    const QDeadlineTimer deadline(limit);
    QTimer wake; // So that the loop comes back to look at the deadline.
    wake.start(50);
    while (!holds()) {
        if (deadline.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace parlance
