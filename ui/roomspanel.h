// The rooms of this server that one has been in, and the way into another.
#pragma once

#include "client/roomurl.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QWidget>

namespace parlance {

class RoomsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit RoomsPanel(QWidget* parent = nullptr);

    // The present one is among them; nothing where one is in no room.
    void show(const std::optional<RoomUrl>& present, const QList<RoomUrl>& rooms);

Q_SIGNALS:
    void joinRequested(const parlance::RoomUrl& room);

private:
    void enterTyped();

    std::optional<RoomUrl> m_present;
    QListWidget m_list;
    QLineEdit m_other;
    QLabel m_problem;
};

} // namespace parlance
