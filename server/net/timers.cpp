#include "server/net/timers.h"

#include <algorithm>

namespace parlance {

Timer::~Timer() {
    m_timers.dequeue(*this);
}

void Timer::start(qint64 delay) {
    m_due = m_timers.m_clock.steady() + delay;
    m_active = true;
    // A later deadline is found out when the earlier one comes; only an earlier one must be told.
    if (m_queued && m_due < m_queuedAt) {
        m_timers.dequeue(*this);
    }
    if (!m_queued) {
        m_timers.enqueue(*this);
    }
}

Timers::Timers(Clock clock) : m_clock(std::move(clock)) {
    m_alarm.setSingleShot(true);
    m_alarm.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_alarm, &QTimer::timeout, &m_alarm, [this] { fire(); });
}

void Timers::fire() {
    const qint64 now = m_clock.steady();
    while (!m_queue.empty() && m_queue.begin()->first <= now) {
        Timer& timer = *m_queue.begin()->second;
        dequeue(timer);
        if (!timer.m_active) {
            continue;
        }
        if (timer.m_due > now) {
            enqueue(timer);
            continue;
        }
        timer.m_active = false;
        // A copy, because the call may destroy the timer.
        const auto expired = timer.m_expired;
        expired();
    }
    arm();
}

void Timers::enqueue(Timer& timer) {
    timer.m_queued = true;
    timer.m_queuedAt = timer.m_due;
    const auto place = m_queue.emplace(timer.m_due, &timer).first;
    // What is overdue should have fired: the clock may have leaped, of which the alarm knows
    // nothing.
    if (place == m_queue.begin() || m_queue.begin()->first < now()) {
        arm();
    }
}

void Timers::dequeue(Timer& timer) {
    if (timer.m_queued) {
        m_queue.erase({timer.m_queuedAt, &timer});
        timer.m_queued = false;
    }
}

void Timers::arm() {
    if (m_queue.empty()) {
        m_alarm.stop();
        return;
    }
    const qint64 delay = m_queue.begin()->first - m_clock.steady();
    m_alarm.start(static_cast<int>(std::clamp<qint64>(delay, 0, 3'600'000)));
}

} // namespace parlance
