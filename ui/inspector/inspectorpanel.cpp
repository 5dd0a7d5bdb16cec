#include "ui/inspector/inspectorpanel.h"

#include "ui/inspector/costtable.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace parlance {
namespace {

QWidget* scrolling(QWidget* content) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    return area;
}

} // namespace

InspectorPanel::InspectorPanel(QWidget* parent) : QTabWidget(parent) {
    setDocumentMode(true);
    m_note.setWordWrap(true);
    prepareCostTable(m_table, m_model);
    m_table.setAccessibleName(tr("What each transport costs"));
    auto* live = new QWidget;
    auto* layout = new QVBoxLayout(live);
    layout->addWidget(&m_note);
    layout->addWidget(&m_timeline, 1);
    layout->addWidget(&m_bars);
    layout->addWidget(&m_table);
    addTab(scrolling(live), tr("&Live"));
    addTab(scrolling(&m_race), tr("Ra&ce"));
    watch(nullptr);
}

void InspectorPanel::watch(HostLink* host) {
    if (m_host) {
        m_host->setLanes(false);
        m_host->disconnect(this);
    }
    m_host = host;
    m_costs = LiveCosts();
    if (host != nullptr) {
        connect(host, &HostLink::changed, this, &InspectorPanel::showStats);
        connect(host, &HostLink::lanes, &m_timeline, &Timeline::add);
    }
    for (QWidget* widget : {static_cast<QWidget*>(&m_timeline), static_cast<QWidget*>(&m_bars),
                            static_cast<QWidget*>(&m_table)}) {
        widget->setVisible(host != nullptr);
    }
    m_note.setText(host != nullptr
                       ? tr("Everybody on this server. Bytes are counted at the socket; TCP and "
                            "TLS are not in them.")
                       : tr("Only who hosts a room sees what everybody's connections cost. The "
                            "race runs on any server."));
    follow();
}

void InspectorPanel::showEvent(QShowEvent* event) {
    QTabWidget::showEvent(event);
    follow();
}

void InspectorPanel::hideEvent(QHideEvent* event) {
    QTabWidget::hideEvent(event);
    follow();
}

void InspectorPanel::follow() {
    if (!m_host) {
        return;
    }
    if (!isVisible()) {
        m_timeline.clear(); // There is a hole from now on.
    }
    m_host->setLanes(isVisible());
    showStats();
}

void InspectorPanel::showStats() {
    if (!isVisible() || !m_host) {
        return;
    }
    std::vector<Cost> costs = m_costs.take(m_host->view());
    m_bars.setCosts(costs);
    m_model.setCosts(std::move(costs));
    fitCostTable(m_table);
}

} // namespace parlance
