// The race: the same messages over all five transports at once, as bars, as a table, and as CSV.
#pragma once

#include "client/race.h"
#include "ui/inspector/costbars.h"
#include "ui/inspector/costmodel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

namespace parlance {

class RacePanel final : public QWidget {
    Q_OBJECT

public:
    explicit RacePanel(QWidget* parent = nullptr);

    // Where it runs. Nothing: nowhere, and the button says so by being disabled.
    void setServer(const std::optional<RoomUrl>& server);
    QByteArray csv() const { return m_csv; }

private:
    void toggle();
    void start();
    void show();
    void over(const std::optional<Failure>& failure);
    void enable();
    void copy();
    void save();

    std::optional<RoomUrl> m_server;
    std::unique_ptr<Race> m_race;
    QByteArray m_csv;
    CostModel m_model;
    QSpinBox m_messages;
    QPushButton m_start;
    QProgressBar m_progress;
    QLabel m_result;
    CostBars m_bars;
    QTableView m_table;
    QPushButton m_copy;
    QPushButton m_save;
};

} // namespace parlance
