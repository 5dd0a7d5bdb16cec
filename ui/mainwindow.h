// The window: it puts the panels together and knows nothing else.
#pragma once

#include "ui/docks.h"
#include "ui/hostpanel.h"
#include "ui/hosttools.h"
#include "ui/peoplepanel.h"
#include "ui/preferenceseditor.h"
#include "ui/roompage.h"
#include "ui/roomspanel.h"
#include "ui/startpage.h"
#include "ui/transportbadge.h"
#include "ui/transportmenu.h"

#include <QStackedWidget>

namespace parlance {

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Settings& settings);

    StartPage& start() { return m_start; }
    RoomPage& room() { return m_room; }
    HostPanel& host() { return m_host; }
    PreferencesEditor& preferences() { return m_preferences; }

    // The session outlives its being shown. `rooms` are those of its server that we know.
    void show(Session* session, const QList<RoomUrl>& rooms);
    using QMainWindow::show;
    // The first start again.
    void leaveRoom() { show(nullptr, {}); }
    // A sentence where the eye is; an empty one takes it away.
    void showNotice(const QString& sentence);
    // The room of this computer can be reached now.
    void showHosting(HostLink& host);
    void raiseToFront();
    // Where everything stands, for the next start.
    void saveLayout();

Q_SIGNALS:
    void hostRequested();
    void joinRequested(const parlance::RoomUrl& room);
    void renamed();
    // By its frame or by the menu. Whether the window goes is decided elsewhere.
    void closeRequested();
    // Its texts are of another language than the settings', or of another size, or the view is.
    void outdated();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    void buildDocks();
    void showInvitation(const RoomName& room, const QByteArray& secret);
    void requestHost();
    void requestJoin(const RoomUrl& room);
    void keepName();
    void choose(std::optional<Transport> transport);
    void askForRoom();
    void openContextMenu();

    Settings& m_settings;
    const bool m_isProjected; // It stays so: another view is another window.
    QPointer<Session> m_session;
    QStackedWidget m_pages; // Before the pages: it would delete those that are still in it.
    StartPage m_start;
    RoomPage m_room;
    RoomsPanel m_rooms;
    PeoplePanel m_people;
    HostPanel m_host;
    HostTools m_tools;
    TransportMenu m_transport;
    TransportBadge m_badge;
    Docks m_docks{*this};
    PreferencesEditor m_preferences{m_settings, *this};
    QDockWidget* m_hostDock = nullptr;
};

} // namespace parlance
