// The panels around the conversation: they close, float, and stand where they stood the last time.
// Outside of a room there is nothing in them, so they are away then.
#pragma once

#include <QDockWidget>
#include <QMainWindow>

namespace parlance {

class Docks {
public:
    explicit Docks(QMainWindow& window) : m_window(window) {}

    // `name` is what its place is remembered by, `title` has a mnemonic for the View menu. One that
    // is not `atFirst` waits until somebody opens it.
    enum class AtFirst { Shown, Hidden };
    QDockWidget* add(Qt::DockWidgetArea area, const QString& name, const QString& title,
                     Qt::Key key, QWidget* content, AtFirst atFirst);
    // Open and close them, in the order of their adding.
    QList<QAction*> actions() const;
    // What floats comes back to where it was.
    void dockAll();

    void enterRoom();
    void leaveRoom();

    // Where they stand, or stood when last in a room.
    QByteArray state() const { return m_inRoom ? m_window.saveState() : m_state; }
    // For the next time in a room.
    void setState(const QByteArray& state) { m_state = state; }

private:
    struct Dock {
        QDockWidget* widget;
        AtFirst atFirst;
    };

    QMainWindow& m_window;
    QList<Dock> m_docks;
    QByteArray m_state;
    bool m_inRoom = false;
};

} // namespace parlance
