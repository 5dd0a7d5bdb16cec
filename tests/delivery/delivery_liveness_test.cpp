// How a client knows that its transport is alive: echoes, heartbeats, and polls that end.
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QTest>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryLivenessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void anEchoComesBackOnTheStreamItNames();
    void anUnknownStreamHasNoEcho();
    void theSecondFrameComesSoonAfterHello();
    void heartbeatsBearThePosition();
    void aPollThatWaitedInVainGoesOnFromTheSamePlace();
};

namespace {

ServerOptions beating() {
    ServerOptions options;
    options.deadlines.secondFrame = 20;
    options.deadlines.heartbeat = 600;
    return options;
}

bool beatAt(const Guest& guest, const Cursor& cursor) {
    return !guest.ear().heartbeats.empty() && guest.ear().heartbeats.back().cursor == cursor;
}

} // namespace

void DeliveryLivenessTest::anEchoComesBackOnTheStreamItNames() {
    if (!isStream(rowTransport())) {
        QSKIP("An answer to a poll is its own proof.");
    }
    const TestServer server;
    Guest ana(server, "Ana");
    const Guest bo(server, "Bo");
    const QByteArray stream = ana.ear().hellos.front().stream;
    QVERIFY(!stream.isEmpty() && stream != bo.ear().hellos.front().stream);
    ana.poster().signal(EchoFrame{"nonce 1", stream});
    QVERIFY(eventually([&] { return ana.ear().echoes == std::vector<QByteArray>{"nonce 1"}; }));
    ana.poster().signal(EchoFrame{"nonce ü", stream});
    QVERIFY(eventually([&] { return ana.ear().echoes.size() == 2; }));
    QCOMPARE(ana.ear().echoes.back(), "nonce ü");
    QVERIFY(bo.ear().echoes.empty());
}

void DeliveryLivenessTest::anUnknownStreamHasNoEcho() {
    const TestServer server;
    Guest ana(server, "Ana");
    const QByteArray stream = isStream(rowTransport()) ? ana.ear().hellos.front().stream : "gone";
    ana.ear().close();
    // The server learns of a closed connection in its own time.
    HttpAnswer answer;
    QVERIFY(eventually([&] {
        answer = ana.post(ana.room().echo(), R"({"nonce":"x","stream":")" + stream + R"("})");
        return answer.status != 204;
    }));
    QCOMPARE(answer.status, 404);
    QVERIFY(answer.failure->code == Error::StreamNotFound);
}

void DeliveryLivenessTest::theSecondFrameComesSoonAfterHello() {
    if (!isStream(rowTransport())) {
        QSKIP("Polls have no heartbeats.");
    }
    ServerOptions options;
    options.deadlines.secondFrame = 20;
    const TestServer server(options);
    const Guest ana(server);
    QVERIFY(eventually([&] { return !ana.ear().heartbeats.empty(); }));
    QCOMPARE(ana.ear().hellos.front().heartbeat, options.deadlines.heartbeat);
}

void DeliveryLivenessTest::heartbeatsBearThePosition() {
    if (!isStream(rowTransport())) {
        QSKIP("Polls have no heartbeats.");
    }
    const TestServer server(beating());
    Guest ana(server, "Ana");
    Guest reader(server);
    const Hello hello = reader.ear().hellos.front();
    QCOMPARE(hello.heartbeat, 600);
    QVERIFY(eventually([&] { return reader.ear().heartbeats.size() >= 2; }));
    QVERIFY(beatAt(reader, hello.cursor));
    QVERIFY(sayAll(ana, numbers(1, 5)));
    QCOMPARE(compare(reader, numbers(1, 5)), QByteArray());
    QVERIFY(eventually([&] { return beatAt(reader, {hello.cursor.epoch, 5}); }));
    qint64 before = 0;
    for (const Heartbeat& heartbeat : reader.ear().heartbeats) {
        QVERIFY(heartbeat.at >= before);
        before = heartbeat.at;
    }
}

void DeliveryLivenessTest::aPollThatWaitedInVainGoesOnFromTheSamePlace() {
    if (isStream(rowTransport())) {
        QSKIP("Streams do not ask again.");
    }
    LinkTimings timings = briskTimings();
    timings.wait = std::chrono::seconds(1);
    const TestServer server;
    fill(server, numbers(1, 3));
    Guest reader(server, {.name = {}, .timings = timings});
    QCOMPARE(compare(reader, numbers(1, 3)), QByteArray());
    // Longer than it waits.
    QVERIFY(!eventually([&] { return reader.ear().isOver(); }, std::chrono::milliseconds(1300)));
    Guest ana(server, "Ana");
    QVERIFY(sayAll(ana, {"4"}));
    QCOMPARE(compare(reader, numbers(1, 4)), QByteArray());
    QCOMPARE(reader.ear().hellos.size(), 1);
}

QTEST_GUILESS_MAIN(DeliveryLivenessTest)
#include "delivery_liveness_test.moc"
