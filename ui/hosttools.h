// What only the window of a host has: the Simulate menu, its red badge, and the inspector's view of
// everybody. One object, so that the window need not know how they depend on each other.
#pragma once

#include "client/hostlink.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/simulatebadge.h"
#include "ui/simulatemenu.h"

namespace parlance {

class HostTools final : public QObject {
    Q_OBJECT

public:
    HostTools();

    SimulateMenu& menu() { return m_menu; }
    SimulateBadge& badge() { return m_badge; }
    InspectorPanel& inspector() { return m_inspector; }

    // The line to the hosted server; null where none is hosted.
    void use(HostLink* host);

private:
    QPointer<HostLink> m_host;
    SimulateMenu m_menu;
    SimulateBadge m_badge;
    InspectorPanel m_inspector;
};

} // namespace parlance
