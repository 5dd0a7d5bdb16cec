#include "app/headless.h"

#include "app/addresses.h"
#include "app/embeddedserver.h"
#include "app/hosttokenfile.h"
#include "app/servicemanager.h"
#include "app/stopsignals.h"
#include "server/protocol/fingerprint.h"

#include <QCoreApplication>

#include <cstdio>

namespace parlance {
namespace {

void print(FILE* stream, const QString& line) {
    std::fputs((line + u'\n').toUtf8().constData(), stream);
    // Scripts wait for these lines through a pipe.
    std::fflush(stream);
}

// Those over TLS last: "listening http" is what a script that knows no certificate looks for, and
// it finds none where there is none.
QStringList addressesOf(const EmbeddedServer::Running& running, Tls tls) {
    QStringList urls;
    if (tls != Tls::Only) {
        urls += urlsOf(QStringLiteral("http"), running.address, running.port);
    }
    if (tls != Tls::Off) {
        urls += urlsOf(QStringLiteral("https"), running.address, running.port);
    }
    return urls;
}

} // namespace

int runHeadless(const Options& options) {
    EmbeddedServer server;
    HostTokenFile tokenFile(options.server.dataDirectory);
    QObject::connect(
        &server, &EmbeddedServer::started, &server, [&](const EmbeddedServer::Running& running) {
            if (!running.notice.isEmpty()) {
                print(stderr, running.notice);
            }
            const QString path = tokenFile.write(running.hostToken, running.port);
            for (const QString& url : addressesOf(running, options.server.tls)) {
                print(stdout, QStringLiteral("listening ") + url);
            }
            if (!running.fingerprint.isEmpty()) {
                print(stdout, QStringLiteral("fingerprint ") +
                                  QString::fromLatin1(fingerprintText(running.fingerprint)));
            }
            print(path.isEmpty() ? stderr : stdout,
                  path.isEmpty() ? QStringLiteral("The host token cannot be written.")
                                 : QStringLiteral("host token in ") + path);
            tellServiceManager("READY=1");
        });
    QObject::connect(&server, &EmbeddedServer::failed, &server, [](const QString& reason) {
        print(stderr, reason);
        QCoreApplication::exit(1);
    });
    QObject::connect(&server, &EmbeddedServer::stopped, &server, [] { QCoreApplication::exit(0); });
    const StopSignals signals([&server] {
        tellServiceManager("STOPPING=1");
        server.stop();
    });
    server.start(options.server);
    return QCoreApplication::exec();
}

} // namespace parlance
