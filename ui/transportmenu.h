// The choice of the transport, by hand or automatic.
#pragma once

#include "client/transport.h"

#include <QActionGroup>
#include <QMenu>

namespace parlance {

class TransportMenu final : public QMenu {
    Q_OBJECT

public:
    explicit TransportMenu(QWidget* parent = nullptr);

    void setChoice(std::optional<Transport> choice);
    // The choice is an administrator's; reconnecting is not.
    void lock();
    // What belongs to the same subject: simulated faults, and what each transport costs.
    void addTools(QMenu& simulate, QAction& inspector);
    // Without a room there is nothing to connect again or to explain.
    void setInRoom(bool inRoom);

Q_SIGNALS:
    void chosen(std::optional<parlance::Transport> choice);
    void reconnectRequested();
    void traceRequested();

private:
    void add(const QString& text, int key, std::optional<Transport> choice);

    QActionGroup m_choices;
    QAction* m_reconnect;
    QAction* m_trace;
};

} // namespace parlance
