#include "app/desktop.h"
#include "tests/bench/window/measure.h"
#include "tests/support/eventually.h"
#include "tests/ui/stalls.h"

#include <QJsonDocument>
#include <QProcess>

#include <chrono>

namespace parlance::bench {

QJsonObject measureCrowd(const QStringList& load) {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    options.rateLimits = false;
    Desktop desktop(options);
    bool isFinished = false;
    QObject::connect(&desktop, &Desktop::finished, &desktop, [&] { isFinished = true; });
    desktop.run({.host = true});
    const bool isLive = eventually([&] {
        return desktop.session() != nullptr &&
               desktop.session()->status().phase == Session::Phase::Live;
    });
    QJsonObject result;
    if (isLive) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const Stalls stalls;
        process.start(
            load.constFirst(),
            load.sliced(1) + QStringList{QStringLiteral("--port"),
                                         QString::number(desktop.hosting().room().page().port())});
        constexpr auto kPatience = std::chrono::seconds(100);
        eventually([&] { return process.state() == QProcess::NotRunning; }, kPatience);
        if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
            const QJsonObject found =
                QJsonDocument::fromJson(process.readAllStandardOutput()).object();
            result = {{QStringLiteral("stall"), stalls.longest()},
                      {QStringLiteral("ownStall"), stalls.longestOwn()},
                      {QStringLiteral("messages"), desktop.session()->messages().rowCount()},
                      {QStringLiteral("people"), desktop.session()->people().count()},
                      {QStringLiteral("p99"), found[u"paced"][u"p99"]}};
        }
    }
    desktop.quit();
    eventually([&] { return isFinished; });
    return result;
}

} // namespace parlance::bench
