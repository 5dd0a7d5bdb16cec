// What the host is told of its server's traffic, held against what really went over the sockets.
// The clock stands still unless a test moves it, so that nothing is sent by time.
#include "server/net/connections.h"
#include "server/protocol/clientcodec.h"
#include "server/transport/visit.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace parlance;

namespace {

const QByteArray kUpgrade =
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray kSse = "Accept: text/event-stream\r\n";
const QByteArray kStream = "Accept: application/x-ndjson\r\n";
const QByteArray kPage = "Accept: text/html\r\n";
const QByteArray kAsAna = "Authorization: Bearer $TOKEN\r\n";

class Onlooker final : public Stats::Watcher {
public:
    void changed() override {}
};

// Keeps what the host's stream says.
class Watcher {
public:
    explicit Watcher(const LocalServer& server, LocalServer& owner, const char* query = "")
        : m_client(server.port()) {
        m_client.send(
            server.fill(request("GET /host/stats" + QByteArray(query),
                                "Authorization: Bearer " + owner.server().hostToken() + "\r\n")));
        m_client.waitForText("event: stats");
    }

    std::vector<QJsonObject> events(const QByteArray& type) const {
        std::vector<QJsonObject> found;
        const QByteArray start = "event: " + type + "\ndata: ";
        const QByteArray& all = m_client.received();
        for (qsizetype at = all.indexOf(start); at >= 0; at = all.indexOf(start, at + 1)) {
            const qsizetype end = all.indexOf("\n\n", at);
            if (end >= 0) {
                const qsizetype from = at + start.size();
                found.push_back(QJsonDocument::fromJson(all.mid(from, end - from)).object());
            }
        }
        return found;
    }

private:
    RawClient m_client;
};

class Fixture {
public:
    Fixture() : server(options()) {}

    // The present numbers: of a new watcher's first event.
    QJsonObject stats() { return Watcher(server, server, "?lanes=no").events("stats").front(); }
    QJsonObject countersOf(const QString& transport) {
        for (const QJsonValue& row : stats()[u"transports"].toArray()) {
            if (row[u"transport"] == transport) {
                return row.toObject();
            }
        }
        return {};
    }
    void pass(qint64 milliseconds) { *m_now += milliseconds; }

private:
    ServerOptions options() {
        ServerOptions options;
        options.rateLimits = false; // Its clock stands still, and a history is said at once.
        options.clock = {[] { return qint64(0); }, [now = m_now] { return *now; }};
        return options;
    }

    std::shared_ptr<qint64> m_now = std::make_shared<qint64>(1'000'000);

public:
    LocalServer server;
};

qint64 sum(const QJsonObject& counters) {
    qint64 bytes = 0;
    for (const char* part : {"payload", "framing", "headers", "handshake"}) {
        bytes += counters[QLatin1StringView(part)].toInteger();
    }
    return bytes;
}

qint64 number(const QJsonObject& object, const char* field) {
    return object[QLatin1StringView(field)].toInteger(-1);
}

// An unfragmented text frame of a client whose mask is zero.
QByteArray frame(const QByteArray& json) {
    return QByteArray("\x81") + static_cast<char>(0x80 | json.size()) + QByteArray("\0\0\0\0", 4) +
           json;
}

// The message as every transport but the page carries it.
QByteArray jsonIn(const QByteArray& received) {
    const qsizetype from = received.lastIndexOf('{', received.indexOf("\"type\":\"message\""));
    return received.mid(from, received.indexOf('}', from) + 1 - from);
}

} // namespace

class StatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyByteOfAStreamIsCounted_data();
    void everyByteOfAStreamIsCounted();
    void everyByteOfAPollIsCounted_data();
    void everyByteOfAPollIsCounted();
    void whatIsSaidOnAWebSocketIsCounted();
    void everyByteOfAPostIsCounted();
    void emptyPollsAndHeartbeatsAreIdle();
    void historyIsCountedAsWhatIsNew_data();
    void historyIsCountedAsWhatIsNew();
    void aGuestHasItsBytesAndItsDistance();
    void lanesTellWhatOpensAndCloses();
    void lanesBeginWithWhatIsOpen();
    void whoWantsNoLanesGetsNone();
    void lanesAreYesOrNo();
    void whatNobodyWatchesIsNotKept();
};

void StatsTest::everyByteOfAStreamIsCounted_data() {
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const char* transport, const QByteArray& bytes) {
        QTest::newRow(name) << QString::fromLatin1(transport) << bytes;
    };
    const QByteArray line = "GET /rooms/lobby/events?after=now";
    row("websocket", "websocket", request(line, kUpgrade));
    row("sse", "sse", request(line, kSse));
    row("sse as text", "sse", request(line + "&format=text", kSse));
    row("stream", "stream", request(line, kStream));
    row("stream to HTTP/1.0", "stream", line + " HTTP/1.0\r\n" + kStream + "\r\n");
    row("page", "page", request(line, kPage));
}

void StatsTest::everyByteOfAStreamIsCounted() {
    QFETCH(QString, transport);
    QFETCH(QByteArray, bytes);
    Fixture fixture;
    RawClient client(fixture.server.port());
    const QByteArray sent = fixture.server.fill(bytes);
    client.send(sent);
    QVERIFY(client.waitForText(transport == u"page" ? "<!-- -->" : "hello"));
    const QJsonObject opened = fixture.countersOf(transport);
    QCOMPARE(number(opened, "requests"), 1);
    QCOMPARE(number(opened, "open"), 1);
    QCOMPARE(number(opened, "headers"), 0);
    QCOMPARE(number(opened, "payload"), 0);
    // One at a time and a pair, which is framed and written together.
    QCOMPARE(fixture.server.say("the first").status, 201);
    RawClient writer(fixture.server.port());
    const QByteArray post1 = post("/rooms/lobby/events", "{\"text\":\"pair\"}", kAsAna);
    writer.send(fixture.server.fill(post1 + post1));
    QVERIFY(writer.waitForAnswers(2));
    QVERIFY(eventually([&] { return client.received().count("pair") == 2; }));
    const QJsonObject counted = fixture.countersOf(transport);
    QCOMPARE(sum(counted), sent.size() + client.received().size());
    QCOMPARE(number(counted, "entries"), 3);
    QCOMPARE(number(counted, "handshake"), number(opened, "handshake"));
    if (!bytes.contains("format=text") && transport != u"page") {
        const qint64 first = jsonIn(client.received()).size();
        QVERIFY(first > 0);
        // The other two texts are five bytes shorter.
        QCOMPARE(number(counted, "payload"), 3 * first - 10);
    }
}

void StatsTest::everyByteOfAPollIsCounted_data() {
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("shortpoll") << QStringLiteral("shortpoll") << QByteArray();
    QTest::newRow("longpoll") << QStringLiteral("longpoll") << QByteArray("Prefer: wait=25\r\n");
}

void StatsTest::everyByteOfAPollIsCounted() {
    QFETCH(QString, transport);
    QFETCH(QByteArray, fields);
    Fixture fixture;
    QCOMPARE(fixture.server.say("something").status, 201);
    RawClient client(fixture.server.port());
    const QByteArray ask =
        fixture.server.fill(request("GET /rooms/lobby/events?after=start", fields));
    client.send(ask);
    QVERIFY(client.waitForAnswers(1));
    client.send(ask);
    QVERIFY(client.waitForAnswers(2));
    const QJsonObject counted = fixture.countersOf(transport);
    QCOMPARE(number(counted, "requests"), 2);
    QCOMPARE(number(counted, "open"), 0);
    QCOMPARE(number(counted, "entries"), 2);
    QCOMPARE(number(counted, "empty"), 0);
    QCOMPARE(number(counted, "idle"), 0);
    QCOMPARE(number(counted, "handshake"), 0);
    QCOMPARE(number(counted, "payload"), 2 * jsonIn(client.received()).size());
    QCOMPARE(sum(counted), 2 * ask.size() + client.received().size());
}

void StatsTest::whatIsSaidOnAWebSocketIsCounted() {
    Fixture fixture;
    RawClient client(fixture.server.port());
    QByteArray sent = fixture.server.fill(request("GET /rooms/lobby/events?after=now", kUpgrade));
    client.send(sent);
    QVERIFY(client.waitForText("hello"));
    for (const char* json : {"{\"type\":\"echo\",\"nonce\":\"there and back\"}", "nonsense"}) {
        client.send(frame(json));
        sent += frame(json);
    }
    QVERIFY(client.waitForText("there and back"));
    QVERIFY(client.waitForText("bad_json"));
    QCOMPARE(sum(fixture.countersOf(QStringLiteral("websocket"))),
             sent.size() + client.received().size());
}

void StatsTest::everyByteOfAPostIsCounted() {
    Fixture fixture;
    RawClient client(fixture.server.port());
    const QByteArray body = "{\"text\":\"something\"}";
    const QByteArray sent = fixture.server.fill(
        post("/rooms/lobby/events", body, kAsAna) + post("/rooms/lobby/events", "{}", kAsAna) +
        post("/rooms/lobby/events", "{\"type\":\"typing\"}", kAsAna));
    client.send(sent);
    QVERIFY(client.waitForAnswers(3));
    const QJsonObject counted = fixture.countersOf(QStringLiteral("post"));
    // The one that was refused is no post.
    QCOMPARE(number(counted, "requests"), 2);
    QCOMPARE(number(counted, "entries"), 1);
    QCOMPARE(number(counted, "payload"), body.size());
    const RawAnswer refused = client.answers()[1];
    const qsizetype from = client.received().indexOf(refused.statusLine, 20);
    const qsizetype refusal = client.received().indexOf(refused.body) + refused.body.size() - from;
    QCOMPARE(sum(counted),
             sent.size() - fixture.server.fill(post("/rooms/lobby/events", "{}", kAsAna)).size() +
                 client.received().size() - refusal);
}

void StatsTest::emptyPollsAndHeartbeatsAreIdle() {
    Fixture fixture;
    RawClient poll(fixture.server.port());
    poll.send(fixture.server.fill(request("GET /rooms/lobby/events?after=now")));
    QVERIFY(poll.waitForAnswers(1));
    const QJsonObject polled = fixture.countersOf(QStringLiteral("shortpoll"));
    QCOMPARE(number(polled, "empty"), 1);
    QCOMPARE(number(polled, "idle"), sum(polled));
    RawClient stream(fixture.server.port());
    stream.send(fixture.server.fill(request("GET /rooms/lobby/events?after=now", kSse)));
    QVERIFY(stream.waitForText("hello"));
    const qsizetype before = stream.received().size();
    QCOMPARE(number(fixture.countersOf(QStringLiteral("sse")), "idle"), 0);
    fixture.pass(300);
    QVERIFY(stream.waitForText("event: heartbeat"));
    QVERIFY(eventually([&] { return stream.received().endsWith("\n\n"); }));
    const QJsonObject streamed = fixture.countersOf(QStringLiteral("sse"));
    const qsizetype beat = stream.received().size() - stream.received().indexOf("event: heartbeat");
    QVERIFY(stream.received().size() - before >= beat);
    QCOMPARE(number(streamed, "idle"), beat);
}

void StatsTest::historyIsCountedAsWhatIsNew_data() {
    everyByteOfAStreamIsCounted_data();
}

// More than the tail holds, so that pages of the log are read.
void StatsTest::historyIsCountedAsWhatIsNew() {
    QFETCH(QString, transport);
    QFETCH(QByteArray, bytes);
    constexpr int kMessages = 1100;
    Fixture fixture;
    RawClient writer(fixture.server.port());
    for (int i = 0; i < kMessages; ++i) {
        writer.send(
            fixture.server.fill(post("/rooms/lobby/events", "{\"text\":\"one of many\"}", kAsAna)));
    }
    QVERIFY(eventually([&] { return writer.received().count("HTTP/1.1 201") == kMessages; }));
    RawClient client(fixture.server.port());
    const QByteArray sent = fixture.server.fill(bytes.replace("after=now", "after=start"));
    client.send(sent);
    QVERIFY(eventually([&] { return client.received().count("one of many") == kMessages; }));
    const QJsonObject counted = fixture.countersOf(transport);
    QCOMPARE(number(counted, "entries"), kMessages);
    QCOMPARE(sum(counted), sent.size() + client.received().size());
}

void StatsTest::aGuestHasItsBytesAndItsDistance() {
    Fixture fixture;
    RawClient client(fixture.server.port());
    const QByteArray sent =
        fixture.server.fill(request("GET /rooms/lobby/events?after=now", kSse + kAsAna));
    client.send(sent);
    QVERIFY(client.waitForText("hello"));
    QCOMPARE(fixture.server.say("something").status, 201);
    QVERIFY(client.waitForText("something"));
    const QJsonArray guests = fixture.stats()[u"guests"].toArray();
    QCOMPARE(guests.size(), 1);
    const QJsonObject ana = guests[0].toObject();
    QCOMPARE(ana[u"name"].toString(), QStringLiteral("Ana"));
    QCOMPARE(ana[u"transport"].toString(), QStringLiteral("sse"));
    QCOMPARE(number(ana, "bytes"), sent.size() + client.received().size());
#ifdef Q_OS_LINUX
    const double rtt = ana[u"rtt"].toDouble(-1);
    QVERIFY2(rtt >= 0 && rtt < 1000, QByteArray::number(rtt).constData());
#endif
}

void StatsTest::lanesTellWhatOpensAndCloses() {
    Fixture fixture;
    const Watcher watcher(fixture.server, fixture.server);
    RawClient poll(fixture.server.port());
    poll.send(fixture.server.fill(request("GET /rooms/lobby/events?after=now")));
    QVERIFY(poll.waitForAnswers(1));
    RawClient stream(fixture.server.port());
    stream.send(fixture.server.fill(request("GET /rooms/lobby/events?after=now", kSse + kAsAna)));
    QVERIFY(stream.waitForText("hello"));
    fixture.pass(100);
    QVERIFY(eventually([&] { return watcher.events("lanes").size() == 1; }));
    const QJsonArray lanes = watcher.events("lanes").front()[u"lanes"].toArray();
    QCOMPARE(lanes.size(), 2);
    for (const QJsonValue& value : lanes) {
        const QJsonObject lane = value.toObject();
        const bool isPoll = lane[u"transport"] == QStringLiteral("shortpoll");
        QCOMPARE(number(lane, "opened"), 1);
        QCOMPARE(number(lane, "closed"), isPoll ? 1 : 0);
        QCOMPARE(number(lane, "open"), isPoll ? 0 : 1);
        QCOMPARE(lane[u"address"].toString(), QStringLiteral("127.0.0.1"));
        QCOMPARE(lane[u"name"].toString(), isPoll ? QString() : QStringLiteral("Ana"));
        QVERIFY(number(lane, "bytes") > 0);
    }
    stream.close();
    QVERIFY(
        eventually([&] { return number(fixture.countersOf(QStringLiteral("sse")), "open") == 0; }));
    fixture.pass(100);
    QVERIFY(eventually([&] { return watcher.events("lanes").size() == 2; }));
    const QJsonObject left = watcher.events("lanes").back()[u"lanes"][0].toObject();
    QCOMPARE(number(left, "closed"), 1);
    QCOMPARE(number(left, "open"), 0);
}

void StatsTest::lanesBeginWithWhatIsOpen() {
    Fixture fixture;
    RawClient stream(fixture.server.port());
    stream.send(fixture.server.fill(request("GET /rooms/lobby/events?after=now", kUpgrade)));
    QVERIFY(stream.waitForText("hello"));
    const Watcher watcher(fixture.server, fixture.server);
    QVERIFY(eventually([&] { return !watcher.events("lanes").empty(); }));
    const QJsonArray lanes = watcher.events("lanes").front()[u"lanes"].toArray();
    QCOMPARE(lanes.size(), 1);
    QCOMPARE(lanes[0][u"transport"].toString(), QStringLiteral("websocket"));
    QCOMPARE(number(lanes[0].toObject(), "open"), 1);
    QCOMPARE(number(lanes[0].toObject(), "opened"), 0);
    QCOMPARE(number(lanes[0].toObject(), "bytes"), 0);
}

void StatsTest::whoWantsNoLanesGetsNone() {
    Fixture fixture;
    const Watcher plain(fixture.server, fixture.server, "?lanes=no");
    const Watcher full(fixture.server, fixture.server);
    RawClient stream(fixture.server.port());
    stream.send(fixture.server.fill(request("GET /rooms/lobby/events?after=now", kSse)));
    QVERIFY(stream.waitForText("hello"));
    fixture.pass(1000);
    QVERIFY(eventually([&] {
        return plain.events("stats").size() == 2 && full.events("stats").size() == 2 &&
               !full.events("lanes").empty();
    }));
    QVERIFY(plain.events("lanes").empty());
}

void StatsTest::lanesAreYesOrNo() {
    Fixture fixture;
    const QByteArray token =
        "Authorization: Bearer " + fixture.server.server().hostToken() + "\r\n";
    const RawAnswer answer = fixture.server.ask(request("GET /host/stats?lanes=perhaps", token));
    QCOMPARE(answer.status, 400);
    QCOMPARE(codec::decodeError(answer.body), Error::BadQuery);
}

void StatsTest::whatNobodyWatchesIsNotKept() {
    qint64 now = 1'000'000;
    const Clock clock{[] { return qint64(0); }, [&now] { return now; }};
    Stats stats(clock);
    Timers timers(clock);
    Turn turn;
    Connections connections(timers, turn, clock, {}, Connections::AddressCap::Off, [](Exchange) {});
    const Connection connection(connections, 1, {}, Connection::Admission::Guest);
    Visit visit(stats, Outlet::Sse, connection, {.address = "10.0.0.1"}, *RoomName::parse("lobby"));
    Onlooker host;
    const auto deliver = [&] {
        visit.count({.payload = 100}, 1);
        now += limits::kLanesEvery;
    };
    deliver();
    QVERIFY(stats.bucketsAfter(-1).empty());
    stats.watch(host, Stats::Lanes::No);
    deliver();
    QVERIFY(stats.bucketsAfter(-1).empty());
    stats.unwatch(host, Stats::Lanes::No);
    stats.watch(host, Stats::Lanes::Yes);
    deliver();
    QCOMPARE(stats.bucketsAfter(-1).size(), std::size_t(1));
    stats.unwatch(host, Stats::Lanes::Yes);
    QVERIFY(stats.bucketsAfter(-1).empty());
    deliver();
    QVERIFY(stats.bucketsAfter(-1).empty());
    QCOMPARE(stats.of(Outlet::Sse).traffic.payload, 400);
}

QTEST_GUILESS_MAIN(StatsTest)
#include "stats_test.moc"
