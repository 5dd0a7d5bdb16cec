#include "ui/inspector/inspectorpanel.h"

#include "ui/inspector/costtable.h"
#include "ui/scrolling.h"

#include <QVBoxLayout>

namespace parlance {

InspectorPanel::InspectorPanel(QWidget* parent) : QTabWidget(parent) {
    setDocumentMode(true);
}

void InspectorPanel::build() {
    m_content = std::make_unique<Content>();
    m_content->note.setWordWrap(true);
    prepareCostTable(m_content->table, m_content->model);
    m_content->table.setAccessibleName(tr("What each transport costs"));
    auto* live = new QWidget;
    auto* layout = new QVBoxLayout(live);
    layout->addWidget(&m_content->note);
    layout->addWidget(&m_content->timeline, 1);
    layout->addWidget(&m_content->bars);
    layout->addWidget(&m_content->table);
    addTab(new Scrolling(live), tr("Live"));
    addTab(new Scrolling(&m_content->race), tr("Race"));
    m_content->race.setServer(m_server);
    attach();
}

void InspectorPanel::setServer(const std::optional<RoomUrl>& server) {
    m_server = server;
    if (m_content) {
        m_content->race.setServer(server);
    }
}

void InspectorPanel::watch(HostLink* host) {
    if (m_host && m_content) {
        m_host->setLanes(false);
        m_host->disconnect(this);
        m_host->disconnect(&m_content->timeline);
    }
    m_host = host;
    if (m_content) {
        attach();
    }
}

void InspectorPanel::attach() {
    m_content->costs = LiveCosts();
    if (m_host) {
        connect(m_host, &HostLink::changed, this, &InspectorPanel::showStats);
        connect(m_host, &HostLink::lanes, &m_content->timeline, &Timeline::add);
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{&m_content->timeline, &m_content->bars,
                                                           &m_content->table}) {
        widget->setVisible(m_host != nullptr);
    }
    m_content->note.setText(
        m_host ? tr("Everybody on this server. Bytes are counted at the socket; TCP and "
                    "TLS are not in them.")
               : tr("Only who hosts a room sees what everybody's connections cost. The "
                    "race runs on any server."));
    follow();
}

void InspectorPanel::showEvent(QShowEvent* event) {
    QTabWidget::showEvent(event);
    m_content ? follow() : build();
}

void InspectorPanel::hideEvent(QHideEvent* event) {
    QTabWidget::hideEvent(event);
    follow();
}

void InspectorPanel::follow() {
    if (!m_host || !m_content) {
        return;
    }
    if (!isVisible()) {
        m_content->timeline.clear(); // There is a hole from now on.
    }
    m_host->setLanes(isVisible());
    showStats();
}

void InspectorPanel::showStats() {
    if (!isVisible() || !m_host) {
        return;
    }
    std::vector<Cost> costs = m_content->costs.take(m_host->view());
    m_content->bars.setCosts(costs);
    m_content->model.setCosts(std::move(costs));
    fitCostTable(m_content->table);
}

} // namespace parlance
