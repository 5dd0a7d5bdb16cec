// What a server does to those who are slow, silent or too many, and what the others notice of it:
// nothing. The deadlines are short ones of the test's own, and nobody waits for a fixed time.
#include "server/protocol/clientcodec.h"
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QTest>

using namespace parlance;

namespace {

constexpr qint64 kShort = 250;

ServerOptions impatient() {
    ServerOptions options;
    options.deadlines.head = kShort;
    options.deadlines.body = kShort;
    options.deadlines.idle = kShort;
    options.deadlines.writeStall = kShort;
    options.rateLimits = false;
    return options;
}

// Sends one byte now and then, as long as the server listens.
class Drip {
public:
    Drip(quint16 port, QByteArray bytes) : m_bytes(std::move(bytes)), m_client(port) {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_client.send(m_bytes.mid(m_sent++ % m_bytes.size(), 1)); });
        m_timer.start(static_cast<int>(kShort / 20));
    }
    RawClient& client() { return m_client; }

private:
    QByteArray m_bytes;
    qsizetype m_sent = 0;
    RawClient m_client;
    QTimer m_timer;
};

// A masked WebSocket frame that asks for nothing; on a stream, bytes that nobody looks at.
const QByteArray kPong("\x8a\x80\0\0\0\0", 6);

QByteArray numbers(const RawClient& client) {
    QByteArrayList list;
    for (const RawAnswer& answer : client.answers()) {
        list.append(QByteArray::number(answer.status));
    }
    return list.join(' ');
}

} // namespace

class DeadlinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotComeInTimeIsCut_data();
    void whatDoesNotComeInTimeIsCut();
    void bytesNowAndThenDoNotHelp_data();
    void bytesNowAndThenDoNotHelp();
    void slowlorisDisturbsNobody();
    void aHalfClosedConnectionGetsAllItsAnswers_data();
    void aHalfClosedConnectionGetsAllItsAnswers();
    void whoeverReadsNoAnswersIsCut();
    void whoeverReadsNoStreamIsCutAndOthersNoticeNothing_data();
    void whoeverReadsNoStreamIsCutAndOthersNoticeNothing();
    void largeMessagesReachASlowReader_data();
    void largeMessagesReachASlowReader();
    void anAddressHasTwoHundredConnections();
    void theCapCanBeLifted();
};

void DeadlinesTest::whatDoesNotComeInTimeIsCut_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statuses");
    const auto row = [](const char* name, const QByteArray& bytes, const char* statuses) {
        QTest::newRow(name) << bytes << QByteArray(statuses);
    };
    const QByteArray ping = request("GET /ping");
    const QByteArray waiting = request("POST /ping", "Content-Length: 5\r\n");
    row("nothing at all (9112 9.5)", "", "");
    row("empty lines", "\r\n\r\n", "");
    row("one byte (9110 15.5.9)", "G", "408");
    row("half a request line", "GET /pi", "408");
    row("a head without its last byte", ping.chopped(1), "408");
    row("a body that does not come", waiting, "408");
    row("half a body", waiting + "hel", "408");
    row("a body that waits to be asked",
        request("POST /ping",
                "Expect: 100-continue\r\n"
                "Content-Length: 5\r\n"),
        "100 408");
    row("a chunk that does not come",
        request("POST /ping", "Transfer-Encoding: chunked\r\n", "5\r\nhe"), "408");
    row("trailers that do not end",
        request("POST /ping", "Transfer-Encoding: chunked\r\n", "0\r\nX: 1\r\n"), "408");
    row("no second request", ping, "204");
    row("half a second request", ping + ping.chopped(2), "204 408");
}

void DeadlinesTest::whatDoesNotComeInTimeIsCut() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, statuses);
    LocalServer server(impatient());
    RawClient client(server.port());
    QElapsedTimer timer;
    timer.start();
    client.send(server.fill(bytes));
    QVERIFY(client.waitForClose());
    QVERIFY(timer.elapsed() >= kShort - 1);
    QCOMPARE(numbers(client), statuses);
    if (statuses.endsWith("408")) {
        const RawAnswer last = client.answers().back();
        QCOMPARE(codec::decodeError(last.body), Error::RequestTimeout);
        QCOMPARE(last.headers.value("connection"), QByteArray("close"));
    }
    QVERIFY(server.answersPing());
}

void DeadlinesTest::bytesNowAndThenDoNotHelp_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a head") << QByteArray() << request("GET /ping", "X: " + QByteArray(5000, 'x'));
    QTest::newRow("a body") << request("POST /ping", "Content-Length: 1000\r\n")
                            << QByteArray(1000, 'x');
    QTest::newRow("chunks") << request("POST /ping", "Transfer-Encoding: chunked\r\n")
                            << QByteArray("1\r\nx\r\n").repeated(100);
}

void DeadlinesTest::bytesNowAndThenDoNotHelp() {
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, bytes);
    LocalServer server(impatient());
    Drip drip(server.port(), bytes);
    QElapsedTimer timer;
    timer.start();
    drip.client().send(server.fill(first));
    QVERIFY(drip.client().waitForClose());
    QVERIFY(timer.elapsed() >= kShort - 1);
    QCOMPARE(numbers(drip.client()), QByteArray("408"));
}

void DeadlinesTest::slowlorisDisturbsNobody() {
    LocalServer server(impatient());
    std::vector<std::unique_ptr<Drip>> crowd;
    for (int i = 0; i < 100; ++i) {
        crowd.push_back(std::make_unique<Drip>(server.port(), request("GET /ping")));
    }
    int pings = 0;
    const auto closed = [](const auto& drip) { return drip->client().isClosed(); };
    do {
        QVERIFY(server.answersPing());
        ++pings;
    } while (!std::ranges::all_of(crowd, closed) && pings < 1'000'000);
    QVERIFY(std::ranges::all_of(crowd, closed));
    for (const auto& drip : crowd) {
        QCOMPARE(numbers(drip->client()), QByteArray("408"));
    }
}

// RFC 9112 section 9.6.
void DeadlinesTest::aHalfClosedConnectionGetsAllItsAnswers_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statuses");
    const auto row = [](const char* name, const QByteArray& bytes, const char* statuses) {
        QTest::newRow(name) << bytes << QByteArray(statuses);
    };
    const QByteArray ping = request("GET /ping");
    const QByteArray say =
        post("/rooms/lobby/events", "{\"text\":\"hi\"}", "Authorization: Bearer $TOKEN\r\n");
    const QByteArray wait = request("GET /rooms/lobby/events?after=now&wait=50");
    row("nothing", "", "");
    row("one", ping, "204");
    row("HTTP/1.0", "GET /ping HTTP/1.0\r\n\r\n", "204");
    row("three", ping.repeated(3), "204 204 204");
    row("a post that waits for its commit", say, "201");
    row("posts and others", say + ping + say + ping, "201 204 201 204");
    row("half a request behind them", say + ping + ping.chopped(3), "201 204");
    row("half a body", request("POST /ping", "Content-Length: 5\r\n", "hel"), "");
    row("something wrong behind them", say + "G@T", "201 400");
    row("a file", request("GET /static/main.js") + request("GET /"), "200 200");
    // A closed tab looks just like this, and its person should be gone.
    row("a waiting poll has left", wait, "");
    row("but what was asked before it is answered", say + ping + wait, "201 204");
}

void DeadlinesTest::aHalfClosedConnectionGetsAllItsAnswers() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, statuses);
    LocalServer server;
    for (const qsizetype piece : {bytes.size() + 1, qsizetype(7)}) {
        RawClient client(server.port());
        client.sendInPieces(server.fill(bytes), piece);
        client.endSending();
        QVERIFY(client.waitForClose());
        QCOMPARE(numbers(client), statuses);
        for (const RawAnswer& answer : client.answers()) {
            QVERIFY(answer.complete);
        }
    }
}

void DeadlinesTest::whoeverReadsNoAnswersIsCut() {
    LocalServer server(impatient());
    constexpr int kRequests = 40'000;
    const QByteArray wanted = request("GET /static/main.js");
    const qsizetype size = server.ask(wanted).body.size();
    RawClient client(server.port(), RawClient::Reading::No);
    client.send(server.fill(wanted).repeated(kRequests));
    // Its answers are not read, so its requests are not, so in the end its sending fails.
    QVERIFY(eventually([&] {
        client.send("\r\n");
        return client.isClosed() || !server.answersPing();
    }));
    QVERIFY(client.isClosed());
    client.startReading();
    QVERIFY(client.received().size() < kRequests * size / 2);
    QVERIFY(server.answersPing());
}

void DeadlinesTest::whoeverReadsNoStreamIsCutAndOthersNoticeNothing_data() {
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("sse") << QByteArray("Accept: text/event-stream\r\n");
    QTest::newRow("stream") << QByteArray("Accept: application/x-ndjson\r\n");
    QTest::newRow("page") << QByteArray("Accept: text/html\r\n");
    QTest::newRow("websocket") << QByteArray(
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
}

void DeadlinesTest::whoeverReadsNoStreamIsCutAndOthersNoticeNothing() {
    QFETCH(QByteArray, fields);
    LocalServer server(impatient());
    const QByteArray listen = server.fill(request("GET /rooms/lobby/events?after=now", fields));
    RawClient reader(server.port());
    RawClient sleeper(server.port(), RawClient::Reading::No);
    reader.send(listen);
    sleeper.send(listen);
    QVERIFY(reader.waitForText("HTTP/1.1 "));
    // More than the buffers of the system hold.
    const QByteArray filling(16'000, 'x');
    int said = 0;
    while (!sleeper.isClosed() && said < 2000) {
        ++said;
        const QByteArray text = "message " + QByteArray::number(said) + ' ' + filling;
        QCOMPARE(server.say(text).status, 201);
        QVERIFY(reader.waitForText("message " + QByteArray::number(said) + ' '));
        sleeper.send(kPong); // Fails, once the server has closed.
    }
    QVERIFY(sleeper.isClosed());
    QVERIFY(!reader.isClosed());
    sleeper.startReading();
    QVERIFY(sleeper.received().size() < said * filling.size());
    QVERIFY(server.answersPing());
}

// A text of control characters is six times as large on the wire, which must not look like a
// reader that leaves too much unread.
void DeadlinesTest::largeMessagesReachASlowReader_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("sse") << QByteArray("?transport=sse&after=start");
    QTest::newRow("stream") << QByteArray("?transport=stream&after=start");
    QTest::newRow("page") << QByteArray("?transport=page&after=start");
    QTest::newRow("shortpoll") << QByteArray("?transport=shortpoll&after=start");
    QTest::newRow("longpoll") << QByteArray("?transport=longpoll&after=start");
}

void DeadlinesTest::largeMessagesReachASlowReader() {
    QFETCH(QByteArray, target);
    ServerOptions options;
    options.rateLimits = false;
    LocalServer server(options);
    constexpr int kMessages = 150;
    for (int i = 0; i < kMessages; ++i) {
        QCOMPARE(server.say(QByteArray(limits::kText, '\x01')).status, 201);
    }
    QCOMPARE(server.say("the end").status, 201);
    const bool polls = target.contains("poll");
    RawClient client(server.port(), RawClient::Reading::No);
    client.send(server.fill(request("GET /rooms/lobby/events" + target)));
    const auto done = [&] {
        return client.isClosed() || client.received().contains("the end") ||
               (polls && !client.answers().empty() && client.answers().front().complete);
    };
    while (!done()) {
        const qsizetype wanted = client.received().size() + 300'000;
        client.readSome(300'000);
        QVERIFY(eventually([&] { return client.received().size() >= wanted || done(); }));
    }
    if (polls) {
        QVERIFY(!client.answers().empty() && client.answers().front().complete);
        return;
    }
    QVERIFY(client.received().contains("the end"));
}

void DeadlinesTest::anAddressHasTwoHundredConnections() {
    LocalServer server;
    std::vector<std::unique_ptr<RawClient>> crowd;
    // Those that the fixture itself has used may still be on their way out.
    QVERIFY(eventually([&] {
        crowd.clear();
        for (int i = 0; i < limits::kConnectionsPerAddress; ++i) {
            crowd.push_back(std::make_unique<RawClient>(server.port()));
            crowd.back()->send(server.fill(request("GET /ping")));
        }
        return std::ranges::all_of(crowd, [](const auto& client) {
            return client->waitForAnswers(1) && client->answers().front().status == 204;
        });
    }));
    RawClient late(server.port());
    QVERIFY(late.waitForClose());
    QCOMPARE(numbers(late), QByteArray("503"));
    const RawAnswer answer = late.answers().front();
    QCOMPARE(codec::decodeError(answer.body), Error::TooManyFromAddress);
    QVERIFY(answer.headers.value("retry-after").toInt() > 0);
    // The others are still served, and so is another address.
    crowd.front()->send(server.fill(request("GET /ping")));
    QVERIFY(crowd.front()->waitForAnswers(2));
    RawClient elsewhere(server.port(), RawClient::Reading::Yes,
                        QHostAddress(QStringLiteral("127.0.0.2")));
    elsewhere.send(server.fill(request("GET /ping")));
    QVERIFY(elsewhere.waitForAnswers(1));
    QCOMPARE(numbers(elsewhere), QByteArray("204"));
    // Whoever leaves makes room.
    crowd.resize(100);
    QVERIFY(eventually([&] { return server.answersPing(); }));
}

void DeadlinesTest::theCapCanBeLifted() {
    ServerOptions options;
    options.rateLimits = false;
    LocalServer server(options);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < limits::kConnectionsPerAddress + 50; ++i) {
        crowd.push_back(std::make_unique<RawClient>(server.port()));
        crowd.back()->send(server.fill(request("GET /ping")));
    }
    for (const auto& client : crowd) {
        QVERIFY(client->waitForAnswers(1));
        QCOMPARE(numbers(*client), QByteArray("204"));
    }
}

QTEST_GUILESS_MAIN(DeadlinesTest)
#include "deadlines_test.moc"
