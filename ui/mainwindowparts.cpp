// What the window is made of: its panels and its menus.
#include "ui/aboutbox.h"
#include "ui/mainwindow.h"
#include "ui/scrolling.h"
#include "ui/viewmenu.h"

#include <QMenuBar>
#include <QScreen>

namespace parlance {
namespace {

constexpr int kFace = 72;
constexpr int kShortName = 10; // Letters.
constexpr int kTabPadding = 32;

} // namespace

void MainWindow::buildDocks() {
    using AtFirst = Docks::AtFirst;
    const AtFirst around = m_isProjected ? AtFirst::Hidden : AtFirst::Shown;
    m_docks.add(Qt::LeftDockWidgetArea, QStringLiteral("rooms"), tr("&Rooms"), Qt::Key_F8, &m_rooms,
                around);
    auto* people = m_docks.add(Qt::LeftDockWidgetArea, QStringLiteral("people"), tr("&People"),
                               Qt::Key_F9, &m_people, around);
    m_hostDock = m_docks.add(Qt::RightDockWidgetArea, QStringLiteral("host"), tr("&Host"),
                             Qt::Key_F10, new Scrolling(&m_host), AtFirst::Hidden);
    auto* inspector =
        m_docks.add(Qt::RightDockWidgetArea, QStringLiteral("inspector"), tr("&Inspector"),
                    Qt::Key_F12, &m_tools.inspector(), AtFirst::Hidden);
    auto* access = m_docks.add(Qt::RightDockWidgetArea, QStringLiteral("access"), tr("&Access"),
                               Qt::Key_F11, new Scrolling(&m_tools.access()), AtFirst::Hidden);
    tabifyDockWidget(m_hostDock, access);
    tabifyDockWidget(m_hostDock, inspector);
    m_transport.addTools(m_tools.menu(), *inspector->toggleViewAction());
    // However narrow the window once was, and however large the letters of the tabs are.
    m_people.setMinimumWidth(kFace + kShortName * fontMetrics().averageCharWidth());
    int tabs = 0;
    for (const QDockWidget* dock : {m_hostDock, access, inspector}) {
        tabs += fontMetrics().horizontalAdvance(dock->windowTitle()) + kTabPadding;
    }
    m_hostDock->setMinimumWidth(tabs);
    // On a wall the code is to be read from the last row.
    const int host = m_isProjected ? screen()->size().width() / 3 : 272;
    resizeDocks({people, m_hostDock}, {200, host}, Qt::Horizontal);
}

void MainWindow::buildMenus() {
    QMenu* room = menuBar()->addMenu(tr("&Room"));
    room->addAction(tr("&Host a Room"), QKeySequence(tr("Ctrl+H")), this, &MainWindow::requestHost);
    room->addAction(tr("&Join a Room…"), QKeySequence(tr("Ctrl+J")), this, &MainWindow::askForRoom);
    room->addSeparator();
    room->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);

    // Ctrl+C itself belongs to whatever has the focus.
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(tr("&Copy Message"), QKeySequence(tr("Ctrl+Shift+C")), &m_room.messages(),
                    &MessageView::copy);
    edit->addAction(&m_host.copyAction());

    menuBar()->addMenu(new ViewMenu(m_docks, m_settings, m_preferences, this));
    menuBar()->addMenu(&m_transport);
    QMenu* tools = menuBar()->addMenu(tr("Too&ls"));
    tools->addAction(tr("&Preferences…"), QKeySequence(tr("Ctrl+,")), &m_preferences,
                     &PreferencesEditor::open);
    QMenu* help = menuBar()->addMenu(tr("Hel&p"));
    help->addAction(tr("&About Parlance"), QKeySequence(Qt::Key_F1), this,
                    [this] { showAboutBox(*this); });
}

} // namespace parlance
