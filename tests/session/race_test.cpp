// The race against a real server: what it counts is what passed at the socket.
#include "app/embeddedserver.h"
#include "client/racetable.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;

namespace {

constexpr int kPatience = 60'000;
constexpr int kMessages = 20;

} // namespace

class RaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTransportBringsEveryMessage();
    void theQueueOfTheSenderIsNoLatency();
    void tellsWhatIsNotThere();
    void relayCountsBothWays();
    void headsAreToldApart_data();
    void headsAreToldApart();
    void tableHasWhatWasMeasured();

private:
    QTemporaryDir m_directory;

    RaceOptions optionsFor(quint16 port) const {
        const QString address = QStringLiteral("http://127.0.0.1:%1").arg(port);
        return {.server = *RoomUrl::parse(address),
                .messages = kMessages,
                .every = std::chrono::milliseconds(0),
                .tokenFile = m_directory.filePath(QStringLiteral("tokens")),
                .timings = {.pollActive = std::chrono::milliseconds(20),
                            .pollIdle = std::chrono::milliseconds(20)}};
    }

    // The rows once it is over, or none where there was no race.
    static std::vector<RaceRow> run(Race& race, std::optional<Failure>* why = nullptr) {
        bool over = false;
        std::optional<Failure> failure;
        connect(&race, &Race::finished, &race, [&](const std::optional<Failure>& cause) {
            over = true;
            failure = cause;
        });
        race.start();
        if (!QTest::qWaitFor([&over] { return over; }, kPatience)) {
            return {};
        }
        if (why != nullptr) {
            *why = failure;
        }
        return failure ? std::vector<RaceRow>() : race.rows();
    }
};

void RaceTest::everyTransportBringsEveryMessage() {
    EmbeddedServer server;
    QSignalSpy started(&server, &EmbeddedServer::started);
    quint16 port = 0;
    connect(&server, &EmbeddedServer::started, this, [&](const auto& info) { port = info.port; });
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    options.rateLimits = false;
    options.dataDirectory = QStringLiteral("none");
    server.start(options);
    QVERIFY(started.wait(kPatience));

    // The second one finds the room and the token of the first.
    for (int time = 0; time < 2; ++time) {
        Race race(optionsFor(port));
        const std::vector<RaceRow> rows = run(race);
        QCOMPARE(rows.size(), kTransports.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(!rows[i].failure);
            QCOMPARE(rows[i].received(), kMessages);
            const Cost& row = rows[i].cost;
            QCOMPARE(row.transport, kTransports[i]);
            QVERIFY(row.p50 && row.p95 && *row.p50 <= *row.p95);
            // A text of 100 bytes is in every message, whatever the frame around it.
            QVERIFY(row.payload > kMessages * 100);
            QVERIFY(row.heads > 0);
            QVERIFY(row.framing >= 0);
        }
        const auto requests = [&rows](Transport which) {
            return rows[indexOf(which)].cost.requests;
        };
        QCOMPARE(requests(Transport::WebSocket), 1);
        QCOMPARE(requests(Transport::Sse), 1);
        QCOMPARE(requests(Transport::Stream), 1);
        QVERIFY(requests(Transport::LongPoll) > 1);
        QVERIFY(requests(Transport::ShortPoll) > 1);
        // A handshake has two heads, and every answer of a poll has two of its own.
        QVERIFY(*rows[indexOf(Transport::LongPoll)].cost.heads >
                *rows[indexOf(Transport::WebSocket)].cost.heads * 5);
        // Two bytes before a short WebSocket frame, four before a longer one; a poll's answer has
        // nothing around its JSON but the line's end.
        QVERIFY(*rows[indexOf(Transport::WebSocket)].cost.framing >= kMessages * 2);
        QVERIFY(*rows[indexOf(Transport::LongPoll)].cost.framing < kMessages * 2);
    }
    QSignalSpy stopped(&server, &EmbeddedServer::stopped);
    server.stop();
    QVERIFY(stopped.wait(kPatience));
}

// Each message is taken up 200 ms late. Stamped when they were queued, the median would be twenty
// times half of that.
void RaceTest::theQueueOfTheSenderIsNoLatency() {
    EmbeddedServer server;
    quint16 port = 0;
    connect(&server, &EmbeddedServer::started, &server,
            [&port](const EmbeddedServer::Running& running) { port = running.port; });
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    options.simulate.delay = 200;
    server.start(options);
    QTRY_VERIFY_WITH_TIMEOUT(port != 0, kPatience);
    Race race(optionsFor(port));
    const std::vector<RaceRow> rows = run(race);
    QCOMPARE(rows.size(), kTransports.size());
    QCOMPARE(rows[0].received(), qint64(kMessages));
    QVERIFY(rows[0].cost.p50 > std::chrono::milliseconds(200));
    QVERIFY(rows[0].cost.p50 < std::chrono::milliseconds(1'500));
}

void RaceTest::tellsWhatIsNotThere() {
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const quint16 port = nobody.serverPort();
    nobody.close();
    Race race(optionsFor(port));
    std::optional<Failure> why;
    QVERIFY(run(race, &why).empty());
    QVERIFY(why);
    QCOMPARE(why->kind, Failure::Kind::Unreachable);
}

void RaceTest::relayCountsBothWays() {
    QTcpServer far;
    QVERIFY(far.listen(QHostAddress::LocalHost));
    ByteRelay relay(*RoomUrl::parse(QStringLiteral("127.0.0.1:%1").arg(far.serverPort())));
    QTcpSocket near;
    near.connectToHost(QHostAddress(QHostAddress::LocalHost), relay.port());
    near.write("ping");
    QTRY_VERIFY(far.hasPendingConnections());
    QTcpSocket* other = far.nextPendingConnection();
    QTRY_COMPARE(other->bytesAvailable(), 4);
    other->write("pong!");
    QTRY_COMPARE(near.bytesAvailable(), 5);
    QCOMPARE(relay.bytes(), 9);
    QCOMPARE(relay.held(), 1);
    // An end on one side is an end on the other.
    other->disconnectFromHost();
    QTRY_COMPARE(near.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(relay.held(), 0);
    QCOMPARE(relay.mostHeld(), 1);
}

void RaceTest::headsAreToldApart_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("heads");
    const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
    const QByteArray stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    const QByteArray request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    const QByteArray upgrade = "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n";
    const QByteArray notModified = "HTTP/1.1 304 Not Modified\r\n\r\n";
    QTest::newRow("two answers") << answer + "abc" + answer + "abc" << answer.size() * 2;
    QTest::newRow("a stream") << stream + "data: x\r\n\r\n" << stream.size();
    QTest::newRow("two requests") << request + request << request.size() * 2;
    QTest::newRow("frames") << upgrade + "\r\n\r\nframe" << upgrade.size();
    QTest::newRow("nothing new") << notModified + answer + "abc"
                                 << notModified.size() + answer.size();
}

void RaceTest::headsAreToldApart() {
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, heads);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        HeadCounter counter;
        const QByteArrayView view(bytes);
        QCOMPARE(counter.count(view.first(cut)) + counter.count(view.sliced(cut)), heads);
    }
    HeadCounter counter;
    qint64 counted = 0;
    for (const char byte : bytes) {
        counted += counter.count(QByteArrayView(&byte, 1));
    }
    QCOMPARE(counted, heads);
}

void RaceTest::tableHasWhatWasMeasured() {
    const RaceRow row{.cost = {.transport = Transport::Sse,
                               .messages = 3,
                               .requests = 1,
                               .sockets = 1,
                               .payload = 300,
                               .heads = 60,
                               .framing = 40,
                               .empty = 0,
                               .p50 = std::chrono::microseconds(1'240),
                               .p95 = std::chrono::microseconds(2'000)}};
    const RaceRow absent{.cost = {.transport = Transport::WebSocket, .messages = 0},
                         .failure = Failure{.kind = Failure::Kind::Refused,
                                            .httpStatus = 403,
                                            .subject = Failure::Subject::WebSocket}};
    QCOMPARE(
        raceCsv({row}),
        QByteArray("transport,messages,requests,sockets,payload_bytes,head_bytes,framing_bytes,"
                   "overhead_percent,empty_answers,idle_bytes_per_minute,p50_ms,p95_ms\r\n"
                   "sse,3,1,1,300,60,40,25.0,0,,1.2,2.0\r\n"));
    const QByteArray table = raceTable({absent, row}, 4);
    QVERIFY(table.contains("sse             3/4"));
    QVERIFY(
        table.contains("websocket did not come to the end: the WebSocket handshake was "
                       "refused with 403"));
    // All lines of the table are equally long.
    const QByteArrayList lines = table.split('\n');
    QCOMPARE(lines[1].size(), lines[0].size());
    QCOMPARE(lines[2].size(), lines[0].size());
}

QTEST_GUILESS_MAIN(RaceTest)
#include "race_test.moc"
