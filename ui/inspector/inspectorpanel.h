// What each transport costs, live and in a race. While it is hidden nothing is asked for.
#pragma once

#include "client/hostlink.h"
#include "ui/inspector/livecosts.h"
#include "ui/inspector/racepanel.h"
#include "ui/inspector/timeline.h"

#include <QPointer>
#include <QTabWidget>

namespace parlance {

class InspectorPanel final : public QTabWidget {
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    // The host's own server, or null where somebody else hosts.
    void watch(HostLink* host);
    // Where a race would run.
    void setServer(const std::optional<RoomUrl>& server) { m_race.setServer(server); }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void follow();
    void showStats();

    QPointer<HostLink> m_host;
    LiveCosts m_costs;
    CostModel m_model;
    QLabel m_note;
    Timeline m_timeline;
    CostBars m_bars;
    QTableView m_table;
    RacePanel m_race;
};

} // namespace parlance
