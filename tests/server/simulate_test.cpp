// The faults that a host has its server simulate, over raw sockets: what each does to whom, and
// what it never touches. Time is the test's own where something has to be late.
#include "server/protocol/clientcodec.h"
#include "server/protocol/simulatecodec.h"
#include "server/transport/simulation.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;

namespace {

const QByteArray kUpgrade =
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray kSse = "Accept: text/event-stream\r\n";
const QByteArray kStream = "Accept: application/x-ndjson\r\n";
const QByteArray kPage = "Accept: text/html\r\n";
const QByteArray kLongPoll = "Prefer: wait=25\r\n";
const QByteArray kAsAna = "Authorization: Bearer $TOKEN\r\n";

QByteArray listening(const QByteArray& fields) {
    return request("GET /rooms/lobby/events?after=now", fields);
}

// A server, its host, and a clock that stands still unless the test moves it.
class Host {
public:
    explicit Host(const Faults& faults = {}) : server(options()) { simulate(faults); }

    RawAnswer tell(const QByteArray& path, const QByteArray& body) {
        return server.ask(
            post(path, body, "Authorization: Bearer " + server.server().hostToken() + "\r\n"));
    }
    void simulate(const Faults& faults, const QByteArray& guest = {}) {
        QCOMPARE(tell("/host/simulate", codec::encode(codec::SimulatedGuest{guest, faults})).status,
                 200);
    }
    // The answer's status; 0 where the connection was closed without one.
    int statusOf(const QByteArray& fields) {
        RawClient client(server.port());
        client.send(server.fill(listening(fields)));
        eventually([&] { return client.isClosed() || !client.answers().empty(); });
        return client.answers().empty() ? 0 : client.answers().front().status;
    }
    std::unique_ptr<RawClient> listen(const QByteArray& fields) {
        auto client = std::make_unique<RawClient>(server.port());
        client->send(server.fill(listening(fields)));
        return client;
    }
    // One that is known to be listening.
    std::unique_ptr<RawClient> hearing(const QByteArray& fields) {
        auto client = listen(fields);
        if (fields.startsWith(kLongPoll)) {
            // It says nothing until there is something to say, so another one has to be answered.
            goesOn();
        } else {
            client->waitForText(fields.startsWith(kPage) ? "<!--" : "\"type\":\"hello\"");
        }
        return client;
    }
    // Everything that was sent before has been taken up. What is no talk is never late.
    bool goesOn() { return server.ask(request("GET /rooms")).status == 200; }
    QByteArray anasCid() {
        const RawAnswer answer = server.ask(request("GET /rooms/lobby/members"));
        const qsizetype at = answer.body.indexOf("\"cid\":\"") + 7;
        return answer.body.mid(at, answer.body.indexOf('"', at) - at);
    }
    void pass(qint64 milliseconds) { *m_now += milliseconds; }

private:
    ServerOptions options() {
        ServerOptions options;
        options.rateLimits = false;
        options.random = Random(7);
        options.clock = {[] { return qint64(0); }, [now = m_now] { return *now; }};
        return options;
    }

    std::shared_ptr<qint64> m_now = std::make_shared<qint64>(1'000'000);

public:
    LocalServer server;
};

const Faults kEverything{.refuseWebSocket = true,
                         .refuseStreams = true,
                         .holdStreams = true,
                         .cutAfter = 1000,
                         .delay = 1000,
                         .drop = 1};

void addStreams() {
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("websocket") << kUpgrade;
    QTest::newRow("sse") << kSse;
    QTest::newRow("stream") << kStream;
    QTest::newRow("page") << kPage;
}

void addTransports() {
    addStreams();
    QTest::newRow("longpoll") << kLongPoll;
}

} // namespace

class SimulateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void webSocketsAreRefused();
    void streamsAreRefused();
    void heldStreamsSayNothingUntilItIsSwitchedOff_data();
    void heldStreamsSayNothingUntilItIsSwitchedOff();
    void aStreamThatIsOpenIsHeldFromThenOn();
    void muchThatIsHeldGoesOnByItself();
    void theEndOfAHeldStreamBringsEverything();
    void webSocketsAndPollsAreNotHeld();
    void streamsAreCutWhenTheirTimeIsOver_data();
    void streamsAreCutWhenTheirTimeIsOver();
    void waitingPollsAreNotCut();
    void requestsComeLate();
    void whatIsPushedComesLateAndInOrder_data();
    void whatIsPushedComesLateAndInOrder();
    void theAnswerToAPostIsLostAndThePostIsNot();
    void theAnswerOnAWebSocketIsLostAndThePostIsNot();
    void everyTransportLosesAnswers_data();
    void everyTransportLosesAnswers();
    void oneAnswerInSoManyIsLost();
    void dropNowCutsWhoeverListens_data();
    void dropNowCutsWhoeverListens();
    void oneGuestIsMeantByCidOrAddress();
    void aGuestHasTheFaultsOfEverybodyToo();
    void whatIsNoTalkIsNeverTouched();
    void theHostSeesAChangeAtOnce();
    void onlyTheHostMaySimulate();
    void whatIsNoFaultIsRefused_data();
    void whatIsNoFaultIsRefused();
    void whomToDropIsSpeltRight();
    void onlySoManyHaveFaultsOfTheirOwn();
    void aServerCanBeginWithFaults();
};

void SimulateTest::webSocketsAreRefused() {
    Host host;
    QCOMPARE(host.statusOf(kUpgrade), 101);
    host.simulate({.refuseWebSocket = true});
    const RawAnswer answer = host.server.ask(listening(kUpgrade));
    QCOMPARE(answer.status, 403);
    QCOMPARE(codec::decodeError(answer.body), Error::Simulated);
    for (const QByteArray& other : {kSse, kStream, kPage, QByteArray()}) {
        QCOMPARE(host.statusOf(other), 200);
    }
    host.simulate({});
    QCOMPARE(host.statusOf(kUpgrade), 101);
}

void SimulateTest::streamsAreRefused() {
    Host host;
    host.simulate({.refuseStreams = true});
    for (const QByteArray& stream : {kSse, kStream, kPage}) {
        QCOMPARE(host.statusOf(stream), 403);
    }
    QCOMPARE(host.statusOf(kUpgrade), 101);
    QCOMPARE(host.statusOf({}), 200);
    host.simulate({});
    QCOMPARE(host.statusOf(kSse), 200);
}

void SimulateTest::heldStreamsSayNothingUntilItIsSwitchedOff_data() {
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("sse") << kSse;
    QTest::newRow("stream") << kStream;
    QTest::newRow("page") << kPage;
}

void SimulateTest::heldStreamsSayNothingUntilItIsSwitchedOff() {
    QFETCH(QByteArray, fields);
    Host host({.holdStreams = true});
    const auto reader = host.listen(fields);
    // What was said and answered later than the stream began would have come before.
    for (const char* text : {"the first", "the second", "the third"}) {
        QCOMPARE(host.server.say(text).status, 201);
    }
    QVERIFY(host.goesOn());
    QCOMPARE(reader->received(), QByteArray());
    host.simulate({});
    QVERIFY(reader->waitForText("the third"));
    QVERIFY(reader->received().startsWith("HTTP/1.1 200"));
    QVERIFY(reader->received().contains("the first"));
    QCOMPARE(host.server.say("the fourth").status, 201);
    QVERIFY(reader->waitForText("the fourth"));
}

void SimulateTest::aStreamThatIsOpenIsHeldFromThenOn() {
    Host host;
    const auto reader = host.hearing(kSse);
    host.simulate({.holdStreams = true});
    QCOMPARE(host.server.say("held").status, 201);
    QVERIFY(host.goesOn());
    QVERIFY(!reader->received().contains("held"));
    host.simulate({});
    QVERIFY(reader->waitForText("held"));
}

void SimulateTest::muchThatIsHeldGoesOnByItself() {
    Host host({.holdStreams = true});
    const auto reader = host.listen(kSse);
    for (int i = 0; i < 6; ++i) {
        QCOMPARE(host.server.say(QByteArray(16'000, 'x')).status, 201);
    }
    QVERIFY(reader->waitForText("\"type\":\"message\""));
    QVERIFY(reader->received().size() >= 64 * 1024);
}

void SimulateTest::theEndOfAHeldStreamBringsEverything() {
    Host host({.holdStreams = true});
    const auto reader = host.listen(kSse);
    QCOMPARE(host.server.say("before the end").status, 201);
    QCOMPARE(reader->received(), QByteArray());
    bool stopped = false;
    host.server.server().stop([&stopped] { stopped = true; });
    QVERIFY(reader->waitForClose());
    QVERIFY(reader->received().contains("before the end"));
    QVERIFY(reader->received().contains("\"type\":\"bye\""));
    QVERIFY(eventually([&] {
        host.pass(10);
        return stopped;
    }));
}

void SimulateTest::webSocketsAndPollsAreNotHeld() {
    Host host({.holdStreams = true});
    const auto socket = host.hearing(kUpgrade);
    const auto poll = host.hearing(kLongPoll);
    QCOMPARE(host.server.say("through").status, 201);
    QVERIFY(socket->waitForText("through"));
    QVERIFY(poll->waitForText("through"));
}

void SimulateTest::streamsAreCutWhenTheirTimeIsOver_data() {
    addStreams();
}

void SimulateTest::streamsAreCutWhenTheirTimeIsOver() {
    QFETCH(QByteArray, fields);
    Host host;
    const auto old = host.hearing(fields);
    host.simulate({.cutAfter = 100});
    const auto young = host.hearing(fields);
    host.pass(99);
    QVERIFY(host.goesOn());
    QVERIFY(!old->isClosed() && !young->isClosed());
    host.pass(1);
    QVERIFY(old->waitForClose());
    QVERIFY(young->waitForClose());
    QVERIFY(!young->received().contains("bye"));
    host.simulate({});
    const auto spared = host.hearing(fields);
    host.pass(1000);
    QCOMPARE(host.server.say("still here").status, 201);
    QVERIFY(spared->waitForText("still here"));
}

void SimulateTest::waitingPollsAreNotCut() {
    Host host({.cutAfter = 100});
    const auto poll = host.hearing(kLongPoll);
    host.pass(1000);
    QCOMPARE(host.server.say("in time").status, 201);
    QVERIFY(poll->waitForText("in time"));
}

void SimulateTest::requestsComeLate() {
    Host host;
    host.simulate({.delay = 50});
    RawClient client(host.server.port());
    client.send(host.server.fill(
        post("/rooms/lobby/events", "{\"text\":\"late\"}", "Authorization: Bearer $TOKEN\r\n")));
    // Or a slow server would be taken for one that something between holds back.
    RawClient ping(host.server.port());
    ping.send(host.server.fill(request("GET /ping")));
    QVERIFY(host.goesOn());
    host.pass(49);
    QVERIFY(host.goesOn());
    QCOMPARE(client.received(), QByteArray());
    QCOMPARE(ping.received(), QByteArray());
    host.pass(1);
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.answers().front().status, 201);
    QVERIFY(ping.waitForAnswers(1));
    QCOMPARE(ping.answers().front().status, 204);
}

void SimulateTest::whatIsPushedComesLateAndInOrder_data() {
    addStreams();
}

void SimulateTest::whatIsPushedComesLateAndInOrder() {
    QFETCH(QByteArray, fields);
    Host host;
    const auto reader = host.hearing(fields);
    host.simulate({.delay = 50});
    RawClient writer(host.server.port());
    for (const char* text : {"said first", "said second"}) {
        const QByteArray body = "{\"text\":\"" + QByteArray(text) + "\"}";
        writer.send(host.server.fill(post("/rooms/lobby/events", body, kAsAna)));
    }
    QVERIFY(host.goesOn());
    // One request after the other on this connection. Each comes late, and then its news do.
    host.pass(50);
    QVERIFY(writer.waitForAnswers(1));
    QVERIFY(!reader->received().contains("said first"));
    host.pass(50);
    QVERIFY(reader->waitForText("said first"));
    QVERIFY(writer.waitForAnswers(2));
    QVERIFY(host.goesOn());
    QVERIFY(!reader->received().contains("said second"));
    host.pass(50);
    QVERIFY(reader->waitForText("said second"));
}

void SimulateTest::theAnswerToAPostIsLostAndThePostIsNot() {
    Host host({.drop = 1});
    const QByteArray said = post("/rooms/lobby/events", "{\"text\":\"once\",\"n\":1}", kAsAna);
    RawClient client(host.server.port());
    client.send(host.server.fill(said));
    QVERIFY(client.waitForClose());
    QCOMPARE(client.received(), QByteArray());
    host.simulate({});
    const RawAnswer again = host.server.ask(said);
    QCOMPARE(again.status, 200);
    QCOMPARE(codec::decodePosted(again.body)->seq, 1);
}

void SimulateTest::theAnswerOnAWebSocketIsLostAndThePostIsNot() {
    Host host;
    const auto socket = host.hearing(kUpgrade + kAsAna);
    host.simulate({.drop = 1});
    const QByteArray json = "{\"type\":\"post\",\"text\":\"once\",\"n\":1}";
    socket->send(QByteArray("\x81") + static_cast<char>(0x80 | json.size()) +
                 QByteArray("\0\0\0\0", 4) + json);
    QVERIFY(socket->waitForClose());
    QVERIFY(!socket->received().contains("\"type\":\"posted\""));
    host.simulate({});
    const RawAnswer again =
        host.server.ask(post("/rooms/lobby/events", "{\"text\":\"once\",\"n\":1}", kAsAna));
    QCOMPARE(again.status, 200);
}

void SimulateTest::everyTransportLosesAnswers_data() {
    addTransports();
    QTest::newRow("shortpoll") << QByteArray();
}

void SimulateTest::everyTransportLosesAnswers() {
    QFETCH(QByteArray, fields);
    Host host({.drop = 1});
    const auto client = host.listen(fields);
    if (fields == kLongPoll) {
        QVERIFY(host.goesOn());
        QVERIFY(!client->isClosed());
        host.simulate({}); // The dice were thrown when it came.
        QCOMPARE(host.server.say("unheard").status, 201);
    }
    QVERIFY(client->waitForClose());
    QCOMPARE(client->received(), QByteArray());
    host.simulate({});
    const auto again = host.listen(fields);
    QCOMPARE(host.server.say("heard").status, 201);
    QVERIFY(fields.isEmpty() || again->waitForText("heard"));
}

void SimulateTest::oneAnswerInSoManyIsLost() {
    Host host({.drop = 4});
    int lost = 0;
    for (int i = 0; i < 200; ++i) {
        lost += host.statusOf({}) == 0 ? 1 : 0;
    }
    // The dice of seed 7. Fifty were to be expected.
    QVERIFY2(lost > 25 && lost < 80, QByteArray::number(lost).constData());
}

void SimulateTest::dropNowCutsWhoeverListens_data() {
    addTransports();
}

void SimulateTest::dropNowCutsWhoeverListens() {
    QFETCH(QByteArray, fields);
    Host host;
    const auto reader = host.hearing(fields);
    const auto ana = host.hearing(fields + kAsAna);
    QCOMPARE(host.tell("/host/simulate/drop", "{\"guest\":\"" + host.anasCid() + "\"}").status,
             204);
    QVERIFY(ana->waitForClose());
    QVERIFY(!reader->isClosed());
    QCOMPARE(host.tell("/host/simulate/drop", "{}").status, 204);
    QVERIFY(reader->waitForClose());
    // It is over then.
    const auto next = host.hearing(fields);
    QCOMPARE(host.server.say("again").status, 201);
    QVERIFY(next->waitForText("again"));
}

void SimulateTest::oneGuestIsMeantByCidOrAddress() {
    Host host;
    host.simulate({.refuseWebSocket = true}, host.anasCid());
    QCOMPARE(host.statusOf(kUpgrade + kAsAna), 403);
    QCOMPARE(host.statusOf(kUpgrade), 101);
    host.simulate({}, host.anasCid());
    QCOMPARE(host.statusOf(kUpgrade + kAsAna), 101);
    host.simulate({.refuseWebSocket = true}, "127.0.0.2");
    QCOMPARE(host.statusOf(kUpgrade), 101);
    RawClient elsewhere(host.server.port(), RawClient::Reading::Yes,
                        QHostAddress(QStringLiteral("127.0.0.2")));
    elsewhere.send(host.server.fill(listening(kUpgrade)));
    QVERIFY(elsewhere.waitForAnswers(1));
    QCOMPARE(elsewhere.answers().front().status, 403);
}

void SimulateTest::aGuestHasTheFaultsOfEverybodyToo() {
    Host host;
    host.simulate({.refuseWebSocket = true});
    host.simulate({.refuseStreams = true}, host.anasCid());
    QCOMPARE(host.statusOf(kUpgrade + kAsAna), 403);
    QCOMPARE(host.statusOf(kSse + kAsAna), 403);
    QCOMPARE(host.statusOf(kUpgrade), 403);
    QCOMPARE(host.statusOf(kSse), 200);
    host.simulate({});
    QCOMPARE(host.statusOf(kUpgrade + kAsAna), 101);
    QCOMPARE(host.statusOf(kSse + kAsAna), 403);
}

void SimulateTest::whatIsNoTalkIsNeverTouched() {
    Host host(kEverything);
    QVERIFY(host.goesOn());
    QCOMPARE(host.server.ask(request("GET /")).status, 200);
    QCOMPARE(host.server.ask(request("GET /rooms")).status, 200);
    QCOMPARE(host.server.ask(request("GET /rooms/lobby")).status, 200);
    QCOMPARE(host.server.ask(request("GET /static/icon.svg")).status, 200);
    RawClient stats(host.server.port());
    const QByteArray token = "Authorization: Bearer " + host.server.server().hostToken() + "\r\n";
    stats.send(host.server.fill(request("GET /host/stats", token)));
    QVERIFY(stats.waitForText("event: stats"));
    QCOMPARE(host.tell("/host/simulate/drop", "{}").status, 204);
    host.pass(100'000);
    QVERIFY(host.goesOn());
    QVERIFY(!stats.isClosed());
}

void SimulateTest::theHostSeesAChangeAtOnce() {
    Host host;
    RawClient stats(host.server.port());
    const QByteArray token = "Authorization: Bearer " + host.server.server().hostToken() + "\r\n";
    stats.send(host.server.fill(request("GET /host/stats", token)));
    QVERIFY(stats.waitForText("event: stats"));
    QVERIFY(!stats.received().contains("\"hold_streams\":true"));
    // The clock stands still, so that nothing comes by time.
    host.simulate({.holdStreams = true}, "127.0.0.9");
    QVERIFY(stats.waitForText("\"hold_streams\":true"));
    QVERIFY(stats.received().contains("\"guest\":\"127.0.0.9\""));
}

void SimulateTest::onlyTheHostMaySimulate() {
    Host host;
    for (const char* path : {"/host/simulate", "/host/simulate/drop"}) {
        QCOMPARE(host.server.ask(post(path, "{}")).status, 401);
        QCOMPARE(host.server.ask(post(path, "{}", kAsAna)).status, 403);
    }
    QCOMPARE(host.server.ask(request("GET /host/simulate")).status, 401);
    QCOMPARE(host.server.ask(request("GET /host/simulate", kAsAna)).status, 403);
    QCOMPARE(host.statusOf(kUpgrade), 101);
}

void SimulateTest::whatIsNoFaultIsRefused_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("error");
    const auto row = [](const char* body, Error error) {
        QTest::newRow(body) << QByteArray(body) << int(error);
    };
    row("", Error::BadJson);
    row("[]", Error::BadJson);
    row("{\"hold_streams\":1}", Error::BadFrame);
    row("{\"delay\":-1}", Error::BadFrame);
    row("{\"delay\":\"300ms\"}", Error::BadFrame);
    row("{\"delay\":3600001}", Error::BadFrame);
    row("{\"drop\":0.5}", Error::BadFrame);
    row("{\"guest\":\"\",\"delay\":1}", Error::BadFrame);
    row("{\"guest\":7}", Error::BadFrame);
    row("{\"refuse_websockets\":true}", Error::BadFrame);
    row("{\"guest\":\"127.0.0.9\",\"delay\":1,\"hold\":true}", Error::BadFrame);
}

void SimulateTest::whatIsNoFaultIsRefused() {
    QFETCH(QByteArray, body);
    QFETCH(int, error);
    Host host({.delay = 5});
    const RawAnswer answer = host.tell("/host/simulate", body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(codec::decodeError(answer.body), Error(error));
    // It is as it was.
    const QByteArray token = "Authorization: Bearer " + host.server.server().hostToken() + "\r\n";
    QVERIFY(host.server.ask(request("GET /host/simulate", token)).body.contains("\"delay\":5"));
}

void SimulateTest::whomToDropIsSpeltRight() {
    Host host;
    const auto reader = host.hearing(kSse);
    QCOMPARE(host.tell("/host/simulate/drop", "{\"guests\":\"127.0.0.9\"}").status, 400);
    QVERIFY(host.goesOn());
    QVERIFY(!reader->isClosed()); // Without a guest it would have been everybody.
}

void SimulateTest::onlySoManyHaveFaultsOfTheirOwn() {
    Host host;
    const auto slow = [&host](qsizetype guest, int delay) {
        const QByteArray number = QByteArray::number(guest);
        const QByteArray fields = "\",\"delay\":" + QByteArray::number(delay) + "}";
        return host.tell("/host/simulate", "{\"guest\":\"10.0.0." + number + fields);
    };
    for (qsizetype guest = 0; guest < qsizetype(Simulation::kMostGuests); ++guest) {
        QCOMPARE(slow(guest, 5).status, 200);
    }
    const RawAnswer refused = slow(200, 5);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codec::decodeError(refused.body), Error::TooManySimulated);
    QCOMPARE(slow(7, 6).status, 200); // One of them has others.
    QCOMPARE(slow(7, 0).status, 200);
    QCOMPARE(slow(200, 5).status, 200);
}

void SimulateTest::aServerCanBeginWithFaults() {
    ServerOptions options;
    options.simulate.refuseWebSocket = true;
    const LocalServer server(options);
    QCOMPARE(server.ask(listening(kUpgrade)).status, 403);
}

QTEST_GUILESS_MAIN(SimulateTest)
#include "simulate_test.moc"
