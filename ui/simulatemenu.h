// The host's switches for simulated faults. They show what the server says is simulated, which a
// script may have switched on as well.
#pragma once

#include "server/protocol/hostview.h"

#include <QActionGroup>
#include <QMenu>

namespace parlance {

class SimulateMenu final : public QMenu {
    Q_OBJECT

public:
    explicit SimulateMenu(QWidget* parent = nullptr);

    // Without a server of one's own there is nothing to simulate.
    void setHosting(bool hosting);
    void show(const HostView& view);

Q_SIGNALS:
    void wanted(const parlance::codec::SimulatedGuest& faults);
    void nothingWanted();
    void dropWanted(const QByteArray& guest);

private:
    using Change = std::function<void(Faults&)>;

    void buildGuests();
    QAction* addSwitch(const QString& text, bool Faults::*fault);
    void addNumbers(const QString& title, const QList<std::pair<QString, qint64>>& choices,
                    std::function<qint64(const Faults&)> read,
                    std::function<void(Faults&, qint64)> write);
    void change(const Change& change);
    Faults present() const;
    void refresh();

    HostView m_view;
    QByteArray m_guest; // Whose faults the switches are; empty: everybody's.
    QMenu* m_guests;
    QList<std::function<void(const Faults&)>> m_refreshers;
};

} // namespace parlance
