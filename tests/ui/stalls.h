// How long the event loop of a window was away: between two ticks of a timer that wants to tick all
// the time. In milliseconds.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <ctime>
#include <utility>

namespace parlance {

// Of the processor, so that a busy machine is not taken for a busy window.
inline double threadTime() {
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

class Stalls {
public:
    Stalls() {
        QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] {
            const double before = std::exchange(m_since, threadTime());
            m_longestOwn = qMax(m_longestOwn, m_since - before);
            m_longest = qMax(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
            m_clock.start();
            ++m_ticks;
        });
        m_clock.start();
        m_tick.start(1);
    }
    int ticks() const { return m_ticks; }
    // As a person feels it,
    double longest() const { return m_longest; }
    // and what of it this thread was at work.
    double longestOwn() const { return m_longestOwn; }

private:
    QTimer m_tick;
    QElapsedTimer m_clock;
    int m_ticks = 0;
    double m_since = threadTime();
    double m_longest = 0;
    double m_longestOwn = 0;
};

} // namespace parlance
