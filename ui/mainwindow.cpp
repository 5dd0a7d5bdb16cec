#include "ui/mainwindow.h"

#include "ui/joindialog.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QShortcut>
#include <QStatusBar>
#include <QWindow>

namespace parlance {
namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kDocks = QStringLiteral("window/docks");

} // namespace

MainWindow::MainWindow(Settings& settings)
    : m_settings(settings)
    , m_isProjected(settings.isProjected())
    , m_room(settings) {
    m_pages.addWidget(&m_start);
    m_pages.addWidget(&m_room);
    setCentralWidget(&m_pages);
    setAnimated(false); // Qt 6.4 cannot say who wants nothing to move; so nothing does.
    buildDocks();
    statusBar()->addWidget(&m_badge, 1);
    statusBar()->addPermanentWidget(&m_tools.badge());
    applyTheme(settings.theme());
    m_start.setName(settings.name());
    m_transport.setChoice(settings.transport());
    if (settings.locks().name) {
        m_start.lockName(tr("Set by the administrator of this computer"));
    }
    if (settings.locks().transport) {
        m_transport.lock();
    }
    buildMenus();

    connect(&m_start, &StartPage::hostRequested, this, &MainWindow::requestHost);
    connect(&m_start, &StartPage::joinRequested, this, &MainWindow::requestJoin);
    connect(&m_host, &HostPanel::hostRequested, this, &MainWindow::requestHost);
    connect(&m_transport, &TransportMenu::chosen, this, &MainWindow::choose);
    connect(&m_preferences, &PreferencesEditor::transportChosen, this, &MainWindow::choose);
    connect(&m_preferences, &PreferencesEditor::renamed, this, [this](const QString& name) {
        m_start.setName(name);
        Q_EMIT renamed();
    });
    connect(&m_preferences, &PreferencesEditor::outdated, this, &MainWindow::outdated);
    connect(&m_transport, &TransportMenu::reconnectRequested, this,
            [this] { m_session->reconnect(); });
    connect(&m_transport, &TransportMenu::traceRequested, &m_badge, &TransportBadge::showTrace);
    connect(&m_people, &PeoplePanel::menuRequested, &m_tools, &HostTools::showMenu);
    connect(&m_room.messages(), &MessageView::menuOpening, &m_tools, &HostTools::extendMenu);
    connect(&m_tools, &HostTools::invited, this, &MainWindow::showInvitation);
    connect(&m_tools, &HostTools::failed, this, [this](const QString& reason) {
        showNotice(tr("The server did not do what you wanted, because %1.").arg(reason));
    });
    connect(&m_rooms, &RoomsPanel::joinRequested, this, &MainWindow::joinRequested);
    connect(&m_room.messages(), &MessageView::unreadChanged, this,
            [this] { setWindowTitle(m_room.title()); });
    // For keyboards without a Menu key, which is the only one that Qt knows.
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F10), this), &QShortcut::activated, this,
            &MainWindow::openContextMenu);
    resize(1040, 720);
    restoreGeometry(settings.bytes(kGeometry));
    leaveRoom();
    if (m_isProjected) {
        setWindowState(Qt::WindowFullScreen); // Of the screen that the window was on.
    } else {
        m_docks.setState(settings.bytes(kDocks));
    }
}

void MainWindow::show(Session* session, const QList<RoomUrl>& rooms) {
    m_session = session;
    m_room.show(session);
    m_rooms.show(session == nullptr ? std::nullopt : std::optional(session->room()), rooms);
    m_people.show(session == nullptr ? nullptr : &session->people());
    m_tools.setRoom(session ? std::optional(session->room()) : std::nullopt);
    m_badge.watch(session);
    m_transport.setInRoom(session != nullptr);
    m_tools.inspector().setServer(session ? std::optional(session->room()) : std::nullopt);
    m_start.setRecents(m_settings.recents());
    QWidget* shown = session == nullptr ? static_cast<QWidget*>(&m_start) : &m_room;
    for (QWidget* page : {static_cast<QWidget*>(&m_start), static_cast<QWidget*>(&m_room)}) {
        // What is not seen must not make the window wider, as it would in large letters.
        const auto policy = page == shown ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        page->setSizePolicy(policy, policy);
    }
    m_pages.setCurrentWidget(shown);
    session == nullptr ? m_docks.leaveRoom() : m_docks.enterRoom();
    session == nullptr ? m_start.focusHost() : m_room.focusComposer();
    setWindowTitle(m_room.title());
}

void MainWindow::showNotice(const QString& sentence) {
    m_session ? m_room.showNotice(sentence) : m_start.showProblem(sentence);
}

void MainWindow::showHosting(HostLink& host) {
    m_tools.use(&host);
    m_start.showProblem({});
    m_hostDock->show();
}

// By the address that the others reach this machine at.
void MainWindow::showInvitation(const RoomName& room, const QByteArray& secret) {
    if (const auto address = RoomUrl::parse(m_host.link())) {
        const RoomUrl invited = address->other(room).withInvitation(secret);
        m_tools.access().showLink(invited.link().toString(QUrl::FullyEncoded));
    }
}

void MainWindow::raiseToFront() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::saveLayout() {
    if (!m_isProjected) {
        m_settings.setBytes(kGeometry, saveGeometry());
        m_settings.setBytes(kDocks, m_docks.state());
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->ignore();
    Q_EMIT closeRequested();
}

void MainWindow::requestHost() {
    keepName();
    Q_EMIT hostRequested();
}

void MainWindow::requestJoin(const RoomUrl& room) {
    keepName();
    Q_EMIT joinRequested(room);
}

void MainWindow::keepName() {
    if (!m_session && !m_start.name().isEmpty()) {
        m_settings.setName(m_start.name());
    }
}

void MainWindow::choose(std::optional<Transport> transport) {
    m_settings.setTransport(transport);
    m_transport.setChoice(transport);
    if (m_session) {
        m_session->choose(transport);
    }
}

void MainWindow::openContextMenu() {
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(windowHandle(), &event); // Which knows who has the focus.
}

void MainWindow::askForRoom() {
    if (!m_session) {
        m_start.focusAddress(); // It is on this page already.
        return;
    }
    auto* dialog = new JoinDialog(m_settings.recents(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &JoinDialog::joinRequested, this, &MainWindow::joinRequested);
    dialog->open();
}

} // namespace parlance
