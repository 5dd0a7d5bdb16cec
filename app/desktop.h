// The program with a window: it brings the window, the rooms that one is in and the room that one
// hosts together.
#pragma once

#include "app/encrypting.h"
#include "app/options.h"
#include "app/trusting.h"
#include "client/defaultroom.h"
#include "client/session.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"

namespace parlance {

class Desktop final : public QObject {
    Q_OBJECT

public:
    explicit Desktop(const ServerOptions& server,
                     Hosting::Interfaces interfaces = runningInterfaces);
    ~Desktop() override;

    // Another one after a change of language or of the letters' size.
    MainWindow& window() { return *m_window; }
    Hosting& hosting() { return m_hosting; }
    Session* session() const { return m_visiting ? m_visiting.get() : m_hosted.get(); }

    // What the command line, or a second start, asks for.
    void run(const Options& options);
    // Ends without asking; finished() follows when the guests have been told.
    void quit();

Q_SIGNALS:
    void finished();

private:
    void makeWindow();
    void remakeWindow();
    void host();
    void join(const RoomUrl& room);
    void approach(const RoomUrl& room);
    bool isHostedHere(const RoomUrl& room) const;
    void askForRoom(const RoomUrl& server);
    void stopAsking();
    void visit(const RoomUrl& room);
    // What keeps us out of the room that is visited, where somebody can answer it.
    void settle();
    void showHosted();
    void fillHostPanel();
    void showRoom(Session& shown);
    void rename();
    QList<Session*> sessions() const; // Both, or as many as there are.
    void closeWindow();
    std::unique_ptr<Session> enter(const RoomUrl& room);
    void watchNetwork();
    void closeUnlessGuests(int guests);
    // The rooms of its server that we know, itself included, and the one that we host.
    QList<RoomUrl> roomsBeside(const RoomUrl& present) const;

    Settings m_settings;
    Hosting m_hosting;
    Encrypting m_encrypting;
    Trusting m_trusting;
    std::unique_ptr<Session> m_hosted;    // In the room of this machine.
    std::unique_ptr<Session> m_visiting;  // In another one; it is the one that is shown.
    std::unique_ptr<MainWindow> m_window; // After the sessions: it goes before them.
    Http m_http;
    Http::Call m_asking; // Which room an address without one means.
    bool m_quitting = false;
};

// Needs a QApplication; returns the exit code when the window has been closed.
int runDesktop(const QStringList& arguments);

} // namespace parlance
