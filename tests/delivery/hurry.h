// Lets a server's clocks run five and twenty times as fast as this thread's events. When the
// machine stalls the test, its time stalls as well.
#pragma once

#include "tests/delivery/testserver.h"

#include <QTimer>

namespace parlance::delivery {

class Hurry {
public:
    explicit Hurry(TestServer& server) {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, &server] {
            server.letTimePass(kStep);
            m_passed += kStep;
        });
        m_timer.start(10);
    }

    // What has passed at least.
    std::chrono::milliseconds passed() const { return m_passed; }

private:
    static constexpr std::chrono::milliseconds kStep{250};

    QTimer m_timer;
    std::chrono::milliseconds m_passed{0};
};

} // namespace parlance::delivery
