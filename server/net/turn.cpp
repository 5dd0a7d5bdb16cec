#include "server/net/turn.h"

#include <QCoreApplication>
#include <QEvent>

namespace parlance {

void Turn::request() {
    if (!m_requested) {
        m_requested = true;
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }
}

bool Turn::event(QEvent* event) {
    if (event->type() != QEvent::User) {
        return QObject::event(event);
    }
    // Before the phases: what they cause belongs to the next turn.
    m_requested = false;
    for (const Phase& phase : m_phases) {
        phase();
    }
    return true;
}

} // namespace parlance
