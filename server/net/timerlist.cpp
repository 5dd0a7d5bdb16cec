#include "server/net/timerlist.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>
#include <limits>
#include <vector>

namespace parlance {
namespace {

// Rounded up: a loop that wakes a moment too early would go round for nothing.
int millisecondsUntil(std::chrono::steady_clock::time_point due) {
    using namespace std::chrono;
    const auto left = ceil<milliseconds>(due - steady_clock::now()).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

constexpr int kLastId = std::numeric_limits<int>::max();

} // namespace

void TimerList::add(int id, qint64 milliseconds, Qt::TimerType type, QObject* object) {
    const std::chrono::milliseconds interval(milliseconds);
    const Clock::time_point due = Clock::now() + interval;
    m_timers.insert_or_assign(id, Timer{object, interval, type, due});
    m_order.insert({due, id});
}

bool TimerList::remove(int id) {
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end()) {
        return false;
    }
    m_order.erase({timer->second.due, id});
    m_timers.erase(timer);
    return true;
}

bool TimerList::removeAll(const QObject* object) {
    const auto removed = std::erase_if(m_timers, [&](const auto& item) {
        const auto& [id, timer] = item;
        return timer.object == object && m_order.erase({timer.due, id}) > 0;
    });
    return removed > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerList::of(const QObject* object) const {
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (const auto& [id, timer] : m_timers) {
        if (timer.object == object) {
            list.append({id, static_cast<int>(timer.interval.count()), timer.type});
        }
    }
    return list;
}

std::optional<int> TimerList::remaining(int id) const {
    const auto timer = m_timers.find(id);
    return timer == m_timers.end() ? std::nullopt
                                   : std::optional(millisecondsUntil(timer->second.due));
}

std::optional<int> TimerList::untilNext() const {
    for (const auto& [due, id] : m_order) {
        if (!m_timers.at(id).delivering) {
            return millisecondsUntil(due);
        }
    }
    return std::nullopt;
}

int TimerList::activate() {
    // What is started from here on, or comes round again, has its turn in the next round of the
    // loop: timers of no interval must not keep the sockets waiting.
    const Clock::time_point now = Clock::now();
    const std::vector<Place> due(m_order.begin(), m_order.upper_bound({now, kLastId}));
    int sent = 0;
    for (const Place& place : due) {
        // The ones before may have stopped it, or run a loop that has sent it meanwhile.
        if (m_order.contains(place) && !m_timers.at(place.second).delivering) {
            send(place, now);
            ++sent;
        }
    }
    return sent;
}

void TimerList::send(const Place& place, Clock::time_point now) {
    const int id = place.second;
    Timer& timer = m_timers.at(id);
    // A period that has been missed as a whole is not made up for.
    timer.due += timer.interval;
    if (timer.due < now) {
        timer.due = now + timer.interval;
    }
    m_order.erase(place);
    m_order.insert({timer.due, id});
    timer.delivering = true;
    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer.object, &event);
    if (const auto after = m_timers.find(id); after != m_timers.end()) {
        after->second.delivering = false;
    }
}

} // namespace parlance
