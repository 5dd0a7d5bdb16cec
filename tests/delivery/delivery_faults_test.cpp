// While the disk fails, senders are refused and readers go on.
#include "server/protocol/limits.h"
#include "tests/delivery/history.h"
#include "tests/support/eventually.h"

#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

using namespace parlance;
using namespace parlance::delivery;

class DeliveryFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addRows(); }
    void init();
    void whileTheDiskFailsSendersAreRefusedAndReadersGoOn_data();
    void whileTheDiskFailsSendersAreRefusedAndReadersGoOn();
    void aRefusedFrameOfAWebSocketSaysWhenToTryAgain();
    void whoCannotReadTheLogIsToldAndComesBack();
    void whateverTheDiskDoesEveryMessageIsSaidOnce();
};

namespace {

ServerOptions beating() {
    ServerOptions options;
    options.deadlines.secondFrame = 20;
    options.deadlines.heartbeat = 600;
    return options;
}

bool isRefusedForNow(const Failure& failure, Error error) {
    return failure.code == error && failure.httpStatus == 503 &&
           failure.retryAfter == std::chrono::seconds(kRetryAfterSeconds);
}

// Sends what was not taken again, under its number.
void insist(Guest& guest, int messages) {
    for (qint64 n = 1; n <= messages; ++n) {
        const auto outcome = guest.outcomes.find(n);
        if (outcome == guest.outcomes.end() || errorOf(outcome->second) != Error::None) {
            guest.say(PostFrame{QByteArray::number(n), n, guest.via()});
        }
    }
    require(eventually([&] { return guest.isQuiet(); }), "A message was not answered.");
}

} // namespace

void DeliveryFaultsTest::init() {
    if (rowStorage() == Storage::Memory) {
        QSKIP("A memory has no disk that could fail.");
    }
}

void DeliveryFaultsTest::whileTheDiskFailsSendersAreRefusedAndReadersGoOn_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("error");
    QTest::newRow("full") << int(FaultPlan::Fault::DiskFull) << int(Error::StorageFull);
    QTest::newRow("writing") << int(FaultPlan::Fault::WriteError) << int(Error::StorageFailed);
    QTest::newRow("syncing") << int(FaultPlan::Fault::SyncError) << int(Error::StorageFailed);
}

void DeliveryFaultsTest::whileTheDiskFailsSendersAreRefusedAndReadersGoOn() {
    QFETCH(int, fault);
    QFETCH(int, error);
    TestServer server(beating());
    Guest ana(server, "Ana");
    Guest reader(server);
    QVERIFY(sayAll(ana, numbers(1, 10)));

    server.disk().fail(FaultPlan::Fault(fault));
    for (int round = 0; round < 3; ++round) {
        const Poster::Outcome outcome = ana.sayAndWait("lost");
        const auto* failure = std::get_if<Failure>(&outcome);
        QVERIFY(failure != nullptr && isRefusedForNow(*failure, Error(error)));
    }
    const HttpAnswer refusal = ana.post(ana.room().events(), R"({"text":"lost"})");
    QVERIFY(isRefusedForNow(*refusal.failure, Error(error)));
    const HttpAnswer stranger = reader.post(reader.room().members(), R"({"name":"Bo"})");
    QVERIFY(isRefusedForNow(*stranger.failure, Error(error)));
    // Who is there goes on hearing, and who comes reads everything.
    const std::size_t beats = reader.ear().heartbeats.size();
    QVERIFY(!isStream(rowTransport()) ||
            eventually([&] { return reader.ear().heartbeats.size() > beats; }));
    Guest late(server);
    QCOMPARE(compare(late, numbers(1, 10)), QByteArray());
    QVERIFY(!reader.ear().isOver());

    server.disk().heal();
    ana.outcomes.clear();
    QVERIFY2(sayAll(ana, numbers(11, 15)), ana.complaints().constData());
    for (Guest* guest : {&ana, &reader, &late}) {
        QCOMPARE(compare(*guest, numbers(1, 15)), QByteArray());
    }
    QCOMPARE(reader.shown.back().cursor.seq, 15);
}

// Over HTTP it is Retry-After.
void DeliveryFaultsTest::aRefusedFrameOfAWebSocketSaysWhenToTryAgain() {
    if (rowTransport() != Transport::WebSocket) {
        QSKIP("Other transports answer over HTTP.");
    }
    TestServer server;
    const Guest ana(server, "Ana");
    QNetworkRequest handshake(server.room().webSocket({FromNow{}, std::nullopt}));
    handshake.setRawHeader("Authorization", "Bearer " + ana.token());
    QWebSocket socket;
    QStringList frames;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
                     [&](const QString& frame) { frames.append(frame); });
    socket.open(handshake);
    QVERIFY(eventually([&] { return !frames.isEmpty(); }));
    server.disk().fail(FaultPlan::Fault::DiskFull);
    socket.sendTextMessage(QStringLiteral(R"({"text":"lost","n":1})"));
    const QString error = QStringLiteral(R"("type":"error")");
    QVERIFY(eventually([&] { return frames.back().contains(error); }));
    const QJsonDocument refusal = QJsonDocument::fromJson(frames.back().toUtf8());
    QCOMPARE(refusal[u"code"].toString(), QStringLiteral("storage_full"));
    QCOMPARE(refusal[u"n"].toInt(), 1);
    QCOMPARE(refusal[u"retry"].toInt(), 1000 * kRetryAfterSeconds);
}

void DeliveryFaultsTest::whoCannotReadTheLogIsToldAndComesBack() {
    constexpr Seq kHead = 600;
    TestServer server;
    fill(server, numbers(1, kHead));
    // A fresh start has nothing in memory, so that it must read.
    server.stop();
    server.start();
    Guest reader(server, {.name = {}, .from = {FromNow{}, std::nullopt}});
    const QByteArray epoch = reader.ear().hellos.front().cursor.epoch;
    Http http;
    Ear unlucky(rowTransport(), {.http = &http, .room = server.room(), .timings = briskTimings()});
    server.disk().fail(FaultPlan::Fault::ReadError);
    unlucky.open({Cursor{epoch, 0}, std::nullopt});
    QVERIFY(eventually([&] { return unlucky.isOver(); }));
    if (isStream(rowTransport())) {
        QVERIFY(unlucky.bye);
        QCOMPARE(unlucky.bye->reason, "storage");
    } else {
        QVERIFY(isRefusedForNow(*unlucky.failure, Error::StorageFailed));
    }
    server.disk().heal();
    QVERIFY(!reader.ear().isOver());
    reader.listenFrom(Cursor{epoch, 0});
    QCOMPARE(compare(reader, numbers(1, kHead)), QByteArray());
}

void DeliveryFaultsTest::whateverTheDiskDoesEveryMessageIsSaidOnce() {
    constexpr int kMessages = 150;
    TestServer server;
    Guest ana(server, "Ana");
    QRandomGenerator random(seedOfRun());
    for (int round = 0; round < 4; ++round) {
        server.disk().failRandomly(random.generate(), random.bounded(3, 30));
        insist(ana, kMessages);
    }
    server.disk().heal();
    insist(ana, kMessages);
    Guest reader(server);
    QVERIFY(eventually([&] { return reader.shown.size() >= kMessages; }));
    QCOMPARE(reader.complaints(), QByteArray());
    const QByteArray seed = "PARLANCE_SEED=" + QByteArray::number(seedOfRun());
    QVERIFY2(reader.shown.size() == kMessages, seed.constData());
    for (const Message& message : reader.shown) {
        QCOMPARE(message.text, QByteArray::number(*message.n));
        QVERIFY2(seqOf(ana.outcomes.at(*message.n)) == message.cursor.seq, seed.constData());
    }
}

QTEST_GUILESS_MAIN(DeliveryFaultsTest)
#include "delivery_faults_test.moc"
