// What a session does when its network takes something away and gives it back, with the ladder's
// real times, against a server that simulates the faults. The seconds are printed, not judged:
// how quick it is depends on the machine as well.
#include "app/embeddedserver.h"
#include "client/session.h"
#include "client/trace.h"
#include "server/protocol/simulatecodec.h"
#include "tests/support/eventually.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace std::chrono_literals;

namespace {

// A probe comes every 30 s, a fifth sooner or later.
constexpr auto kClimb = 120s;

} // namespace

class FallbackTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> home;
    std::unique_ptr<EmbeddedServer> server;
    QByteArray hostToken;
    quint16 port = 0;
    Http http;
    QTimer talk;
    QElapsedTimer clock;

    void simulate(const Faults& faults) {
        QUrl url(QStringLiteral("http://127.0.0.1:%1/host/simulate").arg(port));
        std::optional<HttpAnswer> answer;
        const Http::Call call = http.post(
            Http::request(url, hostToken), codec::encode(codec::SimulatedGuest{{}, faults}),
            kHardLimit, [&](const HttpAnswer& words) { answer = words; });
        require(eventually([&] { return answer.has_value(); }) && !answer->failure,
                "It is not simulated.");
    }

    std::unique_ptr<Session> session(const char* name, std::optional<Transport> transport = {}) {
        const QString url = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(port);
        auto made = std::make_unique<Session>(
            SessionOptions{.room = *RoomUrl::parse(url),
                           .name = name,
                           .tokenFile = home->filePath(QString::fromLatin1(name)),
                           .transport = transport});
        made->start();
        return made;
    }

    // Waits until it is live on this transport, and prints how long that took.
    bool arrives(const Session& session, Transport transport, const char* what) {
        clock.start();
        const bool isThere = eventually(
            [&] {
                return session.status().phase == Session::Phase::Live &&
                       session.status().transport == transport;
            },
            kClimb);
        qInfo("%s after %.1f s", what, double(clock.elapsed()) / 1000);
        for (const TraceEntry& entry : session.trace()) {
            if (!isThere) {
                qInfo("%lld %s", entry.at % 1'000'000, qPrintable(sentence(entry)));
            }
        }
        return isThere;
    }

    // Messages 1 to `count` and nothing else.
    static bool isWhole(const MessageModel& model, int count) {
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            if (index.data(MessageModel::KindRole).value<MessageModel::Kind>() !=
                    MessageModel::Kind::Message ||
                index.data().toString() != QString::number(row + 1)) {
                return false;
            }
        }
        return model.rowCount() == count;
    }

private Q_SLOTS:
    void init() {
        home = std::make_unique<QTemporaryDir>();
        server = std::make_unique<EmbeddedServer>();
        port = 0;
        connect(server.get(), &EmbeddedServer::started, server.get(), [this](const auto& running) {
            hostToken = running.hostToken;
            port = running.port;
        });
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.rateLimits = false;
        server->start(options);
        QVERIFY(eventually([this] { return port != 0; }));
    }
    void cleanup() {
        talk.stop();
        server.reset();
    }

    void fallsBackAndClimbsAgainAndNobodyNotices() {
        // Bo hears by short polls, which nothing here takes away, and sees who is present.
        const auto bo = session("Bo", Transport::ShortPoll);
        QVERIFY(eventually([&] { return bo->people().count() == 1; }));
        simulate({.refuseWebSocket = true});
        const auto ana = session("Ana");
        QVERIFY(arrives(*ana, Transport::Sse, "With WebSocket refused: live on SSE"));
        QCOMPARE(ana->status().why->httpStatus, 403);
        QVERIFY(eventually([&] { return bo->people().count() == 2; }));
        QList<int> counts;
        connect(&bo->people(), &PeopleModel::countChanged, this,
                [&] { counts.append(bo->people().count()); });
        int said = 0;
        connect(&talk, &QTimer::timeout, ana.get(), [&] {
            // One at a time: two speakers have no order of their own.
            if (said == 0 || (isWhole(ana->messages(), said) && isWhole(bo->messages(), said))) {
                ++said;
                (said % 2 == 0 ? *ana : *bo).send(QString::number(said));
            }
        });
        talk.start(50);

        simulate({.refuseWebSocket = true, .refuseStreams = true});
        // The stream that it has is not cut by that; a network that changes cuts it.
        ana->reconnect();
        QVERIFY(arrives(*ana, Transport::LongPoll, "With streams refused too: live by long polls"));
        simulate({});
        QVERIFY(arrives(*ana, Transport::WebSocket, "The failure is over: back on WebSocket"));
        talk.stop();
        QVERIFY(eventually(
            [&] { return isWhole(ana->messages(), said) && isWhole(bo->messages(), said); }));
        qInfo("%d messages, each shown once and in order", said);
        QVERIFY2(counts.isEmpty(), "Somebody saw Ana go.");
    }

    void withStreamsHeldItPollsInTime() {
        simulate({.refuseWebSocket = true, .holdStreams = true});
        const auto ana = session("Ana");
        QVERIFY(arrives(*ana, Transport::LongPoll,
                        "With WebSocket refused and streams held: live by long polls"));
        QCOMPARE(ana->status().why->kind, Failure::Kind::Refused);
        ana->send(QStringLiteral("1"));
        QVERIFY(eventually([&] { return isWhole(ana->messages(), 1); }));
        simulate({});
        QVERIFY(arrives(*ana, Transport::WebSocket, "The failure is over: back on WebSocket"));
        QVERIFY(isWhole(ana->messages(), 1));
    }

    void aFixedChoiceIsKept() {
        simulate({.refuseWebSocket = true});
        const auto ana = session("Ana", Transport::WebSocket);
        QVERIFY(eventually([&] { return ana->status().phase == Session::Phase::Waiting; }));
        QCOMPARE(ana->status().transport, std::optional(Transport::WebSocket));
        simulate({});
        QVERIFY(arrives(*ana, Transport::WebSocket, "A fixed choice: live again"));
        for (const TraceEntry& entry : ana->trace()) {
            QVERIFY(!entry.transport || entry.transport == Transport::WebSocket);
        }
    }
};

QTEST_GUILESS_MAIN(FallbackTest)
#include "fallback_test.moc"
