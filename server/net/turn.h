// The end of a turn. Whatever happens in the event loop's round only notes what is to be done; the
// first to need it asks for one event at the end of the queue, in which the phases run in order:
// drafts to the log, news to the subscribers, bytes to the sockets, the dead to their grave.
// (QAbstractEventDispatcher::aboutToBlock would not do: under load the loop never blocks.)
//
// The news alone may be put off, by a few milliseconds and under load only: see Pace.
#pragma once

#include "server/net/pace.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace parlance {

class Turn final : public QObject {
public:
    using Phase = std::function<void()>;
    struct Phases {
        Phase submit;
        Phase news;
        Phase write;
        Phase bury;
    };
    using Microseconds = std::function<qint64()>; // Of a steady clock.

    explicit Turn(Microseconds now = steadyMicroseconds);

    void setPhases(Phases phases) { m_phases = std::move(phases); }
    void request();
    // The same, and says how many entries the news has more.
    void announce(int entries);

protected:
    bool event(QEvent* event) override;

private:
    static qint64 steadyMicroseconds();
    void tellNews();

    Microseconds m_now;
    Phases m_phases;
    Pace m_pace;
    QTimer m_putOff;
    int m_entries = 0;
    bool m_requested = false;
};

} // namespace parlance
