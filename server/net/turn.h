// The end of a turn. Whatever happens in the event loop's round only notes what is to be done; the
// first to need it asks for one event at the end of the queue, in which the phases run in order:
// drafts to the log, news to the subscribers, bytes to the sockets, the dead to their grave.
// (QAbstractEventDispatcher::aboutToBlock would not do: under load the loop never blocks.)
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace parlance {

class Turn final : public QObject {
public:
    using Phase = std::function<void()>;

    void setPhases(std::vector<Phase> phases) { m_phases = std::move(phases); }
    void request();

protected:
    bool event(QEvent* event) override;

private:
    std::vector<Phase> m_phases;
    bool m_requested = false;
};

} // namespace parlance
