// A window that shows where the room that it hosts can be reached.
#pragma once

#include <QLabel>
#include <QWidget>

namespace parlance {

class HostWindow final : public QWidget {
    Q_OBJECT

public:
    HostWindow();

    void showAddresses(const QStringList& urls, const QString& notice);
    void showProblem(const QString& reason);
    bool isHosting() const { return m_hosting; }

private:
    QLabel m_title;
    QLabel m_addresses;
    QLabel m_notice;
    bool m_hosting = false;
};

} // namespace parlance
