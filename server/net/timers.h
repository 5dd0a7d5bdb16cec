// Deadlines. However many connections there are, one timer of the event loop serves them all, and
// pushing a deadline further away, which every message does, costs one assignment.
//
// Thread: the server's only. Times are milliseconds of the steady clock.
#pragma once

#include "server/protocol/clock.h"

#include <QTimer>

#include <functional>
#include <set>

namespace parlance {

class Timers;

// One deadline. It fires once for every start(); it may be started again or destroyed in its own
// call.
class Timer {
public:
    Timer(Timers& timers, std::function<void()> expired)
        : m_timers(timers)
        , m_expired(std::move(expired)) {}
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

    void start(qint64 delay);
    void stop() { m_active = false; }
    bool isActive() const { return m_active; }

private:
    friend class Timers;

    Timers& m_timers;
    std::function<void()> m_expired;
    qint64 m_due = 0;
    qint64 m_queuedAt = 0;
    bool m_active = false;
    bool m_queued = false;
};

class Timers {
public:
    explicit Timers(Clock clock);

    qint64 now() const { return m_clock.steady(); }
    // Fires everything that is due. The event loop calls it; so may a test that moved the clock.
    void fire();

private:
    friend class Timer;
    using Queue = std::set<std::pair<qint64, Timer*>>;

    void enqueue(Timer& timer);
    void dequeue(Timer& timer);
    void arm();

    Clock m_clock;
    QTimer m_alarm;
    Queue m_queue;
};

} // namespace parlance
