#include "tests/delivery/waiting.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace parlance::delivery {

bool until(const std::function<bool()>& holds, std::chrono::milliseconds patience) {
    const QDeadlineTimer deadline(patience);
    // Something may come true without an event of ours, in the server's threads.
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

void require(bool holds, const char* what) {
    if (!holds) {
        qFatal("%s", what);
    }
}

} // namespace parlance::delivery
