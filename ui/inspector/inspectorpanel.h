// What each transport costs, live and in a race. While it is hidden nothing is asked for, and until
// it is shown for the first time nothing of it is made: few who start the program open it.
#pragma once

#include "client/hostlink.h"
#include "ui/inspector/livecosts.h"
#include "ui/inspector/racepanel.h"
#include "ui/inspector/timeline.h"

#include <QPointer>
#include <QTabWidget>

#include <memory>

namespace parlance {

class InspectorPanel final : public QTabWidget {
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    // The host's own server, or null where somebody else hosts.
    void watch(HostLink* host);
    // Where a race would run.
    void setServer(const std::optional<RoomUrl>& server);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Content {
        LiveCosts costs;
        CostModel model;
        QLabel note;
        Timeline timeline;
        CostBars bars;
        QTableView table;
        RacePanel race;
    };

    void build();
    void attach();
    void follow();
    void showStats();

    QPointer<HostLink> m_host;
    std::optional<RoomUrl> m_server;
    std::unique_ptr<Content> m_content;
};

} // namespace parlance
