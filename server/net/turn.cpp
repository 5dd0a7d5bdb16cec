#include "server/net/turn.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>

namespace parlance {

Turn::Turn(Microseconds now) : m_now(std::move(now)) {
    m_putOff.setSingleShot(true);
    m_putOff.setTimerType(Qt::PreciseTimer);
    connect(&m_putOff, &QTimer::timeout, this, &Turn::request);
}

qint64 Turn::steadyMicroseconds() {
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

void Turn::request() {
    if (!m_requested) {
        m_requested = true;
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }
}

void Turn::announce(int entries) {
    m_entries += entries;
    request();
}

bool Turn::event(QEvent* event) {
    if (event->type() != QEvent::User) {
        return QObject::event(event);
    }
    // Before the phases: what they cause belongs to the next turn.
    m_requested = false;
    m_phases.submit();
    tellNews();
    m_phases.write();
    m_phases.bury();
    return true;
}

void Turn::tellNews() {
    const qint64 begin = m_now();
    if (const qint64 wait = m_pace.wait(begin); wait > 0) {
        if (!m_putOff.isActive()) {
            m_putOff.start(static_cast<int>((wait + 999) / 1000));
        }
        return;
    }
    const int entries = std::exchange(m_entries, 0);
    m_phases.news();
    if (entries > 0) {
        m_pace.ran(begin, m_now(), entries);
    }
}

} // namespace parlance
