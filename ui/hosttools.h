// What only the window of a host has: the Simulate menu, its red badge, the inspector's view of
// everybody, and the say about who comes in and speaks. One object, so that the window need not
// know how they depend on each other.
#pragma once

#include "client/hostlink.h"
#include "ui/accesspanel.h"
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
    AccessPanel& access() { return m_access; }

    // The line to the hosted server; null where none is hosted.
    void use(HostLink* host);
    // The room that the window shows.
    void setRoom(const std::optional<RoomUrl>& room);
    // What can be done about this person, where the room is ours.
    void showMenu(const Member& guest, const QPoint& at);
    // The same, below the menu of something that this person has said.
    void extendMenu(const Member& guest, QMenu* menu);

Q_SIGNALS:
    // The room's new invitation.
    void invited(const parlance::RoomName& room, const QByteArray& secret);
    // What the host wanted was not done.
    void failed(const QString& reason);

private:
    bool isOurs() const { return m_host && m_room && m_host->serves(*m_room); }

    QPointer<HostLink> m_host;
    std::optional<RoomUrl> m_room;
    SimulateMenu m_menu;
    SimulateBadge m_badge;
    InspectorPanel m_inspector;
    AccessPanel m_access;
};

} // namespace parlance
