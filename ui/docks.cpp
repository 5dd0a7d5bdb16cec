#include "ui/docks.h"

#include <QAbstractButton>
#include <QAction>

#include <utility>

namespace parlance {

QDockWidget* Docks::add(Qt::DockWidgetArea area, const QString& name, const QString& title,
                        Qt::Key key, QWidget* content, AtFirst atFirst) {
    auto* dock = new QDockWidget(QString(title).remove(u'&'), &m_window);
    dock->setObjectName(name);
    dock->setWidget(content);
    dock->toggleViewAction()->setText(title);
    dock->toggleViewAction()->setShortcut(QKeySequence(key));
    dock->toggleViewAction()->setEnabled(false);
    // Behind another tab it would be open and not seen.
    QObject::connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool open) {
        if (open) {
            dock->raise();
        }
    });
    // A keyboard, too, can float a panel, or close it where it stands.
    for (auto* button : dock->findChildren<QAbstractButton*>(Qt::FindDirectChildrenOnly)) {
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_window.addDockWidget(area, dock);
    dock->hide();
    m_docks.append({dock, atFirst});
    return dock;
}

QList<QAction*> Docks::actions() const {
    QList<QAction*> actions;
    for (const Dock& dock : m_docks) {
        actions.append(dock.widget->toggleViewAction());
    }
    return actions;
}

void Docks::dockAll() {
    for (const Dock& dock : std::as_const(m_docks)) {
        dock.widget->setFloating(false);
    }
}

void Docks::enterRoom() {
    if (std::exchange(m_inRoom, true)) {
        return;
    }
    for (const Dock& dock : std::as_const(m_docks)) {
        dock.widget->toggleViewAction()->setEnabled(true);
        // What has been opened on the way in stays open.
        dock.widget->setVisible(dock.atFirst == AtFirst::Shown || !dock.widget->isHidden());
    }
    m_window.restoreState(m_state);
}

void Docks::leaveRoom() {
    if (!m_inRoom) {
        return;
    }
    m_state = m_window.saveState();
    m_inRoom = false;
    for (const Dock& dock : std::as_const(m_docks)) {
        dock.widget->toggleViewAction()->setEnabled(false);
        dock.widget->hide();
    }
}

} // namespace parlance
