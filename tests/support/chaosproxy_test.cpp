// That each fault of the chaos proxy really happens: tests that trust it would prove nothing
// otherwise.
#include "tests/support/chaos/chaosproxy.h"

#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;
using namespace parlance::chaos;
using namespace std::chrono_literals;

namespace {

constexpr quint32 kSeed = 7;
const QByteArray kRequest = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
const QByteArray kUpgrade = "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: WebSocket\r\n\r\n";

// What the proxy leads to: keeps what comes on its newest connection, and says what it is told to.
class Upstream {
public:
    Upstream() {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            m_socket = m_server.nextPendingConnection();
            ended = false;
            QObject::connect(m_socket, &QTcpSocket::readyRead, m_socket,
                             [this] { received += m_socket->readAll(); });
            QObject::connect(m_socket, &QTcpSocket::disconnected, m_socket,
                             [this] { ended = true; });
        });
        m_server.listen(QHostAddress::LocalHost, 0);
    }

    quint16 port() const { return m_server.serverPort(); }
    void say(const QByteArray& bytes) {
        m_socket->write(bytes);
        m_socket->flush();
    }
    void close() { m_socket->disconnectFromHost(); }

    QByteArray received;
    bool ended = false;

private:
    QTcpServer m_server;
    QTcpSocket* m_socket = nullptr;
};

// A client of the proxy, with all of it in this thread.
class Line {
public:
    explicit Line(const Weather& weather = {}, const QByteArray& first = kRequest)
        : proxy(upstream.port(), kSeed) {
        proxy.setWeather(weather);
        QObject::connect(&client, &QTcpSocket::readyRead, &client,
                         [this] { received += client.readAll(); });
        QObject::connect(&client, &QTcpSocket::disconnected, &client, [this] { closed = true; });
        client.setProxy(QNetworkProxy::NoProxy);
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), proxy.port());
        client.write(first);
    }

    bool isThrough() {
        return eventually([this] { return upstream.received.endsWith("\r\n\r\n"); });
    }
    bool hears(const QByteArray& bytes) {
        return eventually([&] { return received == bytes; });
    }
    // Lets everything happen that is to happen now.
    void settle() {
        // A connection beside the one that is watched, there and back.
        Upstream other;
        ChaosProxy clear(other.port(), kSeed);
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), clear.port());
        socket.write(kRequest);
        eventually([&] { return other.received == kRequest; });
        other.say("back");
        eventually([&] { return socket.bytesAvailable() == 4; });
    }

    Upstream upstream;
    ChaosProxy proxy;
    QTcpSocket client;
    QByteArray received;
    bool closed = false;
};

} // namespace

class ChaosProxyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inClearWeatherBytesPassBothWays();
    void anEndPassesBothWays();
    void anUpgradeIsRefusedAndNothingElse();
    void aHeadMayComeInPieces();
    void bytesAreHeldUntilEnoughHaveCome();
    void whatIsHeldComesWhenTheServerEnds();
    void whatIsHeldComesWhenTheWeatherClears();
    void piecesComeLateAndInOrder();
    void anAnswerIsDroppedWhenTheServerHasBeenAsked();
    void aConnectionIsReset();
    void aFrozenConnectionCarriesNothingAndStaysOpen();
    void aPieceIsTornInItsMiddle();
    void anOpenConnectionFeelsAChange();
    void theSameSeedMakesTheSameWeather();
    void everyFaultIsInSomeForecast();
    void aRunEndsInClearWeather();
    void theProgramDoesTheSame();
    void theProgramRefusesWhatItDoesNotUnderstand();
};

void ChaosProxyTest::inClearWeatherBytesPassBothWays() {
    Line line;
    QVERIFY(line.isThrough());
    QCOMPARE(line.upstream.received, kRequest);
    const QByteArray much(3'000'000, 'x');
    line.upstream.say(much);
    QVERIFY(line.hears(much));
    QCOMPARE(line.proxy.tally().connections, 1);
}

void ChaosProxyTest::anEndPassesBothWays() {
    Line byServer;
    QVERIFY(byServer.isThrough());
    byServer.upstream.say("last words");
    byServer.upstream.close();
    QVERIFY(eventually([&] { return byServer.closed; }));
    QCOMPARE(byServer.received, QByteArray("last words"));
    Line byClient;
    QVERIFY(byClient.isThrough());
    byClient.client.disconnectFromHost();
    QVERIFY(eventually([&] { return byClient.upstream.ended; }));
}

void ChaosProxyTest::anUpgradeIsRefusedAndNothingElse() {
    Line upgrade({.refusesUpgrades = true}, kUpgrade);
    QVERIFY(eventually([&] { return upgrade.closed; }));
    QVERIFY(upgrade.received.startsWith("HTTP/1.1 403 "));
    QCOMPARE(upgrade.upstream.received, QByteArray());
    QCOMPARE(upgrade.proxy.tally().refused, 1);
    Line other({.refusesUpgrades = true});
    QVERIFY(other.isThrough());
    Line later({}, kUpgrade);
    QVERIFY(later.isThrough());
}

void ChaosProxyTest::aHeadMayComeInPieces() {
    Line line({.refusesUpgrades = true}, kUpgrade.first(30));
    line.settle();
    QVERIFY(!line.closed);
    line.client.write(kUpgrade.sliced(30));
    QVERIFY(eventually([&] { return line.closed; }));
    QCOMPARE(line.proxy.tally().refused, 1);
}

void ChaosProxyTest::bytesAreHeldUntilEnoughHaveCome() {
    Line line({.holds = 100});
    QVERIFY(line.isThrough());
    line.upstream.say(QByteArray(60, 'a'));
    QVERIFY(eventually([&] { return line.proxy.tally().held == 1; }));
    line.settle();
    QCOMPARE(line.received, QByteArray());
    line.upstream.say(QByteArray(60, 'b'));
    QVERIFY(line.hears(QByteArray(60, 'a') + QByteArray(60, 'b')));
}

void ChaosProxyTest::whatIsHeldComesWhenTheServerEnds() {
    Line line({.holds = 100});
    QVERIFY(line.isThrough());
    line.upstream.say("little");
    line.upstream.close();
    QVERIFY(eventually([&] { return line.closed; }));
    QCOMPARE(line.received, QByteArray("little"));
}

void ChaosProxyTest::whatIsHeldComesWhenTheWeatherClears() {
    Line line({.holds = 100});
    QVERIFY(line.isThrough());
    line.upstream.say("little");
    QVERIFY(eventually([&] { return line.proxy.tally().held == 1; }));
    line.proxy.setWeather({});
    QVERIFY(line.hears("little"));
}

void ChaosProxyTest::piecesComeLateAndInOrder() {
    QElapsedTimer timer;
    timer.start();
    Line line({.delay = 100ms});
    QVERIFY(line.isThrough());
    line.upstream.say("one ");
    QVERIFY(line.hears("one "));
    // Half of it at least, there and back.
    QVERIFY(timer.elapsed() >= 98);
    line.upstream.say("two ");
    QVERIFY(eventually([&] { return line.proxy.tally().delayed == 3; }));
    line.proxy.setWeather({}); // What comes later is quick, and still comes later.
    line.upstream.say("three");
    QVERIFY(line.hears("one two three"));
}

void ChaosProxyTest::anAnswerIsDroppedWhenTheServerHasBeenAsked() {
    Line line({.drops = 1});
    QVERIFY(line.isThrough());
    line.upstream.say("answer");
    QVERIFY(eventually([&] { return line.closed; }));
    QCOMPARE(line.received, QByteArray());
    QVERIFY(eventually([&] { return line.upstream.ended; }));
    QCOMPARE(line.proxy.tally().dropped, 1);
}

// Qt does not tell a reset from an end, so this client asks the system.
void ChaosProxyTest::aConnectionIsReset() {
    Upstream upstream;
    ChaosProxy proxy(upstream.port(), kSeed);
    proxy.setWeather({.resetsAfter = 50ms});
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(proxy.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    int error = 0;
    QVERIFY(eventually([&] {
        char byte = 0;
        const ssize_t size = ::recv(client, &byte, 1, MSG_DONTWAIT);
        error = size < 0 ? errno : 0;
        return error != EAGAIN;
    }));
    ::close(client);
    QCOMPARE(error, ECONNRESET);
    QCOMPARE(proxy.tally().reset, 1);
}

void ChaosProxyTest::aFrozenConnectionCarriesNothingAndStaysOpen() {
    Line line({.freezesAfter = 20ms});
    QVERIFY(eventually([&] { return line.proxy.tally().frozen == 1; }));
    const QByteArray before = line.upstream.received;
    line.client.write("more");
    if (!before.isEmpty()) {
        line.upstream.say("unheard");
        line.upstream.close();
    }
    line.settle();
    QCOMPARE(line.upstream.received, before);
    QCOMPARE(line.received, QByteArray());
    QVERIFY(!line.closed);
    QCOMPARE(line.client.state(), QAbstractSocket::ConnectedState);
}

void ChaosProxyTest::aPieceIsTornInItsMiddle() {
    Line line;
    QVERIFY(line.isThrough());
    line.proxy.setWeather({.tearsAfter = 1ms});
    line.upstream.say("whole ");
    QVERIFY(eventually([&] {
        line.upstream.say("0123456789");
        return line.closed;
    }));
    QCOMPARE(line.proxy.tally().torn, 1);
    // Pieces may have come together, but the last one was cut.
    QVERIFY2(!line.received.endsWith('9'), line.received.constData());
}

void ChaosProxyTest::anOpenConnectionFeelsAChange() {
    Line line;
    QVERIFY(line.isThrough());
    line.proxy.setWeather({.resetsAfter = 10ms});
    QVERIFY(eventually([&] { return line.closed; }));
    Line other({.resetsAfter = 1h});
    QVERIFY(other.isThrough());
    other.proxy.setWeather({});
    other.upstream.say("spared");
    QVERIFY(other.hears("spared"));
    QCOMPARE(other.proxy.tally().reset, 0);
}

void ChaosProxyTest::theSameSeedMakesTheSameWeather() {
    const auto told = [](quint32 seed) {
        QByteArray lines;
        for (const Period& period : forecast(seed, 60s)) {
            lines += QByteArray::number(qint64(period.lasts.count())) + ' ' +
                     describe(period.weather) + '\n';
        }
        return lines;
    };
    QCOMPARE(told(1), told(1));
    QVERIFY(told(1) != told(2));
    QVERIFY(told(1).contains("clear"));
    std::chrono::milliseconds sum = 0ms;
    for (const Period& period : forecast(1, 60s)) {
        sum += period.lasts;
    }
    QCOMPARE(sum.count(), 60'000);
}

void ChaosProxyTest::everyFaultIsInSomeForecast() {
    QByteArray all;
    for (quint32 seed = 0; seed < 5; ++seed) {
        for (const Period& period : forecast(seed, 60s)) {
            all += describe(period.weather) + '\n';
        }
    }
    for (const char* fault :
         {"refuses", "holds", "delays", "drops", "resets", "freezes", "tears", "clear"}) {
        QVERIFY2(all.contains(fault), fault);
    }
}

void ChaosProxyTest::aRunEndsInClearWeather() {
    const Upstream upstream;
    ChaosProxy proxy(upstream.port(), kSeed, 0.001);
    QByteArrayList told;
    proxy.onChange = [&told](const Weather& weather) { told.append(describe(weather)); };
    proxy.run(30s);
    QVERIFY(proxy.isRunning());
    QVERIFY(eventually([&] { return !proxy.isRunning(); }));
    QCOMPARE(static_cast<std::size_t>(told.size()), forecast(kSeed, 30s).size() + 1);
    QCOMPARE(told.last(), QByteArray("clear"));
}

void ChaosProxyTest::theProgramDoesTheSame() {
    Upstream upstream;
    QProcess program;
    program.start(QStringLiteral(CHAOSPROXY),
                  {QStringLiteral("--upstream"), QString::number(upstream.port()),
                   QStringLiteral("--seed"), QStringLiteral("5"), QStringLiteral("--scale"),
                   QStringLiteral("0.001"), QStringLiteral("--for"), QStringLiteral("10")});
    QByteArray out;
    QVERIFY(eventually([&] {
        out += program.readAllStandardOutput();
        return out.endsWith("\nclear\n");
    }));
    const QByteArrayList lines = out.split('\n');
    QVERIFY(lines[0].startsWith("port "));
    QCOMPARE(lines[1], QByteArray("seed 5"));
    QTcpSocket client;
    client.setProxy(QNetworkProxy::NoProxy);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), lines[0].sliced(5).toUShort());
    client.write(kRequest);
    QVERIFY(eventually([&] { return upstream.received == kRequest; }));
    program.terminate();
    QVERIFY(program.waitForFinished());
}

void ChaosProxyTest::theProgramRefusesWhatItDoesNotUnderstand() {
    for (const QStringList& arguments :
         {QStringList(), {QStringLiteral("--upstream"), QStringLiteral("http")}}) {
        QProcess program;
        program.start(QStringLiteral(CHAOSPROXY), arguments);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("--upstream"));
    }
}

QTEST_GUILESS_MAIN(ChaosProxyTest)
#include "chaosproxy_test.moc"
