#include "ui/hosttools.h"

namespace parlance {

HostTools::HostTools() {
    connect(&m_menu, &SimulateMenu::wanted, this, [this](const codec::SimulatedGuest& wanted) {
        if (m_host) {
            m_host->simulate(wanted);
        }
    });
    const auto nothing = [this] {
        if (m_host) {
            m_host->simulateNothing();
        }
    };
    connect(&m_menu, &SimulateMenu::nothingWanted, this, nothing);
    connect(&m_badge, &QPushButton::clicked, this, nothing);
    connect(&m_menu, &SimulateMenu::dropWanted, this, [this](const QByteArray& guest) {
        if (m_host) {
            m_host->dropNow(guest);
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
        });
    }
}

} // namespace parlance
