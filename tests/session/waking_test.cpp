// A machine that slept wakes up with a connection that looks open and is dead.
#include "app/embeddedserver.h"
#include "client/session.h"
#include "tests/support/chaos/chaosproxy.h"
#include "tests/support/eventually.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace parlance;
using namespace std::chrono_literals;

class WakingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeadConnectionIsFoundByTheClocks_data() {
        QTest::addColumn<Transport>("transport");
        for (const Transport transport : kTransports) {
            QTest::newRow(qPrintable(wireName(transport))) << transport;
        }
    }

    void aDeadConnectionIsFoundByTheClocks() {
        QFETCH(const Transport, transport);
        EmbeddedServer server;
        quint16 port = 0;
        connect(&server, &EmbeddedServer::started, &server,
                [&port](const EmbeddedServer::Running& running) { port = running.port; });
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.deadlines.heartbeat = 3'600'000; // No silence gives it away.
        server.start(options);
        QVERIFY(eventually([&port] { return port != 0; }));
        chaos::ChaosProxy proxy(port, 1);

        const QTemporaryDir home;
        const auto slept = std::make_shared<std::atomic<qint64>>(0);
        const Clock system = Clock::system();
        const QString url = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(proxy.port());
        LinkTimings timings;
        timings.request = 3'600s; // Neither do requests.
        Session session(
            {.room = *RoomUrl::parse(url),
             .name = "Ana",
             .tokenFile = home.filePath(QStringLiteral("tokens")),
             .transport = transport,
             .clock = {.wall = [=] { return system.wall() + *slept; }, .steady = system.steady},
             .timings = timings});
        session.start();
        QVERIFY(eventually([&] { return session.status().phase == Session::Phase::Live; }));

        proxy.setWeather({.freezesAfter = 1ms});
        QVERIFY(eventually([&] { return proxy.tally().frozen > 0; }));
        proxy.setWeather({});
        *slept = 60'000;
        // Somebody whose way is another says something.
        const QString direct = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(port);
        Session other({.room = *RoomUrl::parse(direct),
                       .name = "Bo",
                       .tokenFile = home.filePath(QStringLiteral("other"))});
        other.start();
        other.send(QStringLiteral("Good morning"));
        QVERIFY(eventually([&] { return session.messages().rowCount() == 1; }));
        QCOMPARE(session.status().transport, std::optional(transport));
    }
};

QTEST_GUILESS_MAIN(WakingTest)
#include "waking_test.moc"
