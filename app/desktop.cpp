#include "app/desktop.h"

#include "app/addresses.h"
#include "app/embeddedserver.h"
#include "app/options.h"
#include "app/stopsignals.h"
#include "ui/hostwindow.h"

#include <QApplication>

#include <cstdio>

namespace parlance {

int runDesktop(const QStringList& arguments) {
    const auto parsed = parseOptions(arguments);
    if (const auto* printout = std::get_if<Printout>(&parsed)) {
        std::fputs(printout->text.toUtf8().constData(), stderr);
        return printout->exitCode;
    }
    EmbeddedServer server;
    HostWindow window;
    QObject::connect(
        &server, &EmbeddedServer::started, &window, [&](const EmbeddedServer::Running& running) {
            window.showAddresses(urlsOf(running.address, running.port), running.notice);
        });
    QObject::connect(&server, &EmbeddedServer::failed, &window, &HostWindow::showProblem);
    QObject::connect(&server, &EmbeddedServer::stopped, qApp, &QCoreApplication::quit);
    // The last window's end is only the beginning of ours: the guests are told first.
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &server,
                     [&] { window.isHosting() ? server.stop() : QCoreApplication::quit(); });
    const StopSignals signals([&window] { window.close(); });
    server.start(std::get<Options>(parsed).server);
    window.show();
    return QApplication::exec();
}

} // namespace parlance
