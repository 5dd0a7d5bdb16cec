// A server that is away for 20 s and 200 clients that want it back: all of them return, and not
// all at once. With PARLANCE_PLOT=FILE in the environment it also draws docs/reconnects.svg.
#include "app/embeddedserver.h"
#include "client/reader.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace parlance;
using namespace std::chrono_literals;

namespace {

constexpr int kClients = 200;
constexpr auto kAway = 20s;
constexpr auto kAllBack = 60s; // Pauses grow to 10 s, and a round takes a moment.

struct Client {
    explicit Client(const RoomUrl& room) : reader(http, {.room = room}, {FromLatest{}, {}}) {
        reader.start({});
    }
    bool isLive() const { return reader.climber().phase() == Ladder::Phase::Live; }

    Http http;
    Reader reader;
    std::optional<qint64> backAt; // Milliseconds since the server was there again.
};

// How many came back in each second.
std::vector<int> perSecond(const std::vector<std::unique_ptr<Client>>& clients) {
    std::vector<int> seconds;
    for (const auto& client : clients) {
        const auto second = static_cast<std::size_t>(client->backAt.value_or(0) / 1000);
        seconds.resize(std::max(seconds.size(), second + 1));
        ++seconds[second];
    }
    return seconds;
}

QByteArray bar(std::size_t second, int count, double unit) {
    const double height = count * unit;
    return QStringLiteral(
               "<rect x='%1' y='%2' width='34' height='%3' rx='2' fill='#2f6fde'/>"
               "<text x='%4' y='%5'>%6</text><text x='%4' y='268'>%7</text>\n")
        .arg(60 + second * 40)
        .arg(248 - height, 0, 'f', 1)
        .arg(height, 0, 'f', 1)
        .arg(77 + second * 40)
        .arg(242 - height, 0, 'f', 1)
        .arg(count)
        .arg(second)
        .toUtf8();
}

void plot(const QString& path, const std::vector<int>& seconds) {
    const int most = *std::ranges::max_element(seconds);
    const auto width = std::max<std::size_t>(520, 80 + seconds.size() * 40);
    QByteArray svg = QStringLiteral(
                         "<svg xmlns='http://www.w3.org/2000/svg' width='%1' "
                         "height='300' font-family='sans-serif' font-size='12' "
                         "text-anchor='middle' fill='#222'>\n"
                         "<rect width='100%' height='100%' fill='#fff'/>\n"
                         "<text x='60' y='24' text-anchor='start' font-size='15'>"
                         "%2 clients after a server was away for %3 s</text>\n")
                         .arg(width)
                         .arg(kClients)
                         .arg(kAway.count())
                         .toUtf8();
    for (std::size_t second = 0; second < seconds.size(); ++second) {
        svg += bar(second, seconds[second], 190.0 / most);
    }
    svg += "<path d='M56 248.5H" + QByteArray::number(qint64(width) - 16) +
           "' stroke='#888'/>\n<text x='60' y='290' text-anchor='start'>seconds since it is there "
           "again; clients back in each</text>\n</svg>\n";
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(svg) != svg.size()) {
        qFatal("%s cannot be written.", qPrintable(path));
    }
}

} // namespace

class ReconnectsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EmbeddedServer> server;
    quint16 port = 0;

    bool start() {
        server = std::make_unique<EmbeddedServer>();
        bool running = false;
        connect(server.get(), &EmbeddedServer::started, server.get(), [&](const auto& started) {
            port = started.port;
            running = true;
        });
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = port;
        options.rateLimits = false; // They all come from one address.
        server->start(options);
        return eventually([&] { return running; });
    }

private Q_SLOTS:
    void allReturnAndNotAtOnce() {
        QVERIFY(start());
        const auto room =
            RoomUrl::parse(QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(port));
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.push_back(std::make_unique<Client>(*room));
        }
        const auto areLive = [&] {
            return std::ranges::all_of(clients, [](const auto& each) { return each->isLive(); });
        };
        QVERIFY(eventually(areLive));

        bool stopped = false;
        connect(server.get(), &EmbeddedServer::stopped, server.get(), [&] { stopped = true; });
        server->stop();
        QVERIFY(eventually([&] { return stopped; }));
        QElapsedTimer away;
        away.start();
        QVERIFY(eventually([&] { return std::chrono::milliseconds(away.elapsed()) >= kAway; }));
        QVERIFY(std::ranges::none_of(clients, [](const auto& each) { return each->isLive(); }));
        QVERIFY(start());

        QElapsedTimer back;
        back.start();
        for (const auto& client : clients) {
            connect(&client->reader.climber(), &Climber::changed, this, [&back, &client] {
                if (client->isLive() && !client->backAt) {
                    client->backAt = back.elapsed();
                }
            });
        }
        QVERIFY(eventually(
            [&] {
                return std::ranges::all_of(
                    clients, [](const auto& each) { return each->backAt.has_value(); });
            },
            kAllBack));
        const std::vector<int> seconds = perSecond(clients);
        QStringList counts;
        for (const int count : seconds) {
            counts.append(QString::number(count));
        }
        qInfo("Back in each second: %s", qPrintable(counts.join(u' ')));
        // Their pauses have grown to ten seconds, and each waits for a random part of its own.
        QVERIFY(*std::ranges::max_element(seconds) < kClients / 2);
        if (const QString path = qEnvironmentVariable("PARLANCE_PLOT"); !path.isEmpty()) {
            plot(path, seconds);
        }
    }
};

QTEST_GUILESS_MAIN(ReconnectsTest)
#include "reconnects_test.moc"
