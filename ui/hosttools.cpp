#include "ui/hosttools.h"

#include "ui/guestmenu.h"

namespace parlance {

HostTools::HostTools() {
    // What is wanted of the host's server goes there, as long as there is one.
    const auto toHost = [this]<typename... Told>(void (HostLink::*wish)(Told...)) {
        return [this, wish](Told... told) {
            if (m_host) {
                (m_host->*wish)(told...);
            }
        };
    };
    connect(&m_menu, &SimulateMenu::wanted, this, toHost(&HostLink::simulate));
    connect(&m_menu, &SimulateMenu::nothingWanted, this, toHost(&HostLink::simulateNothing));
    connect(&m_badge, &QPushButton::clicked, this, toHost(&HostLink::simulateNothing));
    connect(&m_menu, &SimulateMenu::dropWanted, this, toHost(&HostLink::dropNow));
    connect(&m_access, &AccessPanel::wanted, this, toHost(&HostLink::setRoom));
    connect(&m_access, &AccessPanel::liftWanted, this, toHost(&HostLink::lift));
    connect(&m_access, &AccessPanel::banWanted, this, [this](const QString& address) {
        if (m_host) {
            m_host->ban({}, address);
        }
    });
}

void HostTools::use(HostLink* host) {
    if (m_host) {
        m_host->disconnect(this);
    }
    m_host = host;
    m_menu.setHosting(host != nullptr);
    m_inspector.watch(host);
    m_badge.show(codec::Simulated());
    if (host != nullptr) {
        connect(host, &HostLink::changed, this, [this] {
            m_menu.show(m_host->view());
            m_badge.show(m_host->view().simulated);
            m_access.showGuests(m_host->view().guests);
        });
        connect(host, &HostLink::policyChanged, this, [this] { m_access.show(m_host->policy()); });
        connect(host, &HostLink::invited, this, &HostTools::invited);
        connect(host, &HostLink::failed, this, &HostTools::failed);
    }
    m_access.show(host != nullptr ? host->policy() : codec::PolicyView());
    setRoom(m_room);
}

void HostTools::setRoom(const std::optional<RoomUrl>& room) {
    m_room = room;
    m_access.setRoom(isOurs() ? std::optional(m_room->room()) : std::nullopt);
}

void HostTools::showMenu(const Member& guest, const QPoint& at) {
    if (isOurs()) {
        auto* menu = new GuestMenu(*m_host, m_room->room(), guest);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
    }
}

void HostTools::extendMenu(const Member& guest, QMenu* menu) {
    if (isOurs()) {
        menu->addMenu(new GuestMenu(*m_host, m_room->room(), guest, menu));
    }
}

} // namespace parlance
