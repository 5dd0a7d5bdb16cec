// The timers of an event loop in the order of their deadlines.
#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace parlance {

class TimerList {
public:
    // Coarse timers are kept as exactly as precise ones: their slack is there to join wake-ups of
    // many threads, and this loop has one.
    void add(int id, qint64 milliseconds, Qt::TimerType type, QObject* object);
    bool remove(int id);
    bool removeAll(const QObject* object);
    QList<QAbstractEventDispatcher::TimerInfo> of(const QObject* object) const;

    // Milliseconds, rounded up, 0 where it is over.
    std::optional<int> remaining(int id) const;
    // The same of the first timer that is not being delivered at the moment.
    std::optional<int> untilNext() const;

    // Sends a QTimerEvent for every timer that is due, once for each, and returns how many. The
    // events may do everything with timers, and run a loop of their own.
    int activate();

private:
    using Clock = std::chrono::steady_clock;

    struct Timer {
        QObject* object;
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        Clock::time_point due;
        bool delivering = false; // Its event is being handled: a loop in there sends no second one.
    };

    using Place = std::pair<Clock::time_point, int>; // When, and the timer's id.

    void send(const Place& place, Clock::time_point now);

    std::unordered_map<int, Timer> m_timers;
    std::set<Place> m_order;
};

} // namespace parlance
