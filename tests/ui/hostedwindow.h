// A window that hosts a room in memory, and somebody else in it.
#pragma once

#include "app/desktop.h"
#include "tests/support/eventually.h"

#include <QTemporaryDir>
#include <QTest>

namespace parlance {

class HostedWindow {
public:
    HostedWindow() : desktop(inMemory()) {
        QObject::connect(&desktop, &Desktop::finished, &desktop, [this] { m_isFinished = true; });
        if (!window().isFullScreen()) {
            window().resize(1280, 900);
        }
        desktop.run({});
        (void)QTest::qWaitForWindowActive(&window());
    }
    ~HostedWindow() {
        desktop.quit();
        (void)eventually([this] { return m_isFinished; });
    }

    // Another one after a change of language, of the letters' size or of the view.
    MainWindow& window() { return desktop.window(); }
    Session& session() { return *desktop.session(); }

    // Into the room.
    bool enter() {
        desktop.run({.host = true});
        return eventually([this] {
            return desktop.session() != nullptr &&
                   desktop.session()->status().phase == Session::Phase::Live;
        });
    }
    // One message that is higher than the window.
    bool sayMuch() {
        session().send(QStringLiteral("many\n").repeated(200) + QStringLiteral("lines"));
        return eventually([this] { return session().messages().rowCount() == 1; });
    }
    void open(QDockWidget& dock) {
        dock.show();
        dock.raise();
        QCoreApplication::processEvents();
    }

    Desktop desktop;

private:
    static ServerOptions inMemory() {
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.tls = Tls::Also; // With all that a host sees of it.
        return options;
    }

    bool m_isFinished = false;
};

} // namespace parlance
