// Sessions against a real server, over every transport.
#include "client/session.h"

#include "app/embeddedserver.h"
#include "client/hostlink.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;

namespace {

constexpr int kPatience = 30'000;

QStringList texts(MessageModel& model, MessageModel::Kind kind = MessageModel::Kind::Message) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        if (index.data(MessageModel::KindRole).value<MessageModel::Kind>() == kind) {
            texts.append(index.data(MessageModel::TextRole).toString());
        }
    }
    return texts;
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> directory;
    std::unique_ptr<EmbeddedServer> server;
    quint16 port = 0;
    QByteArray hostToken;

    void startServer(quint16 wantedPort = 0) {
        server = std::make_unique<EmbeddedServer>();
        bool running = false;
        connect(server.get(), &EmbeddedServer::started, server.get(), [&](const auto& started) {
            port = started.port;
            hostToken = started.hostToken;
            running = true;
        });
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = wantedPort;
        options.rateLimits = false;
        options.dataDirectory = directory->filePath(QStringLiteral("data"));
        server->start(options);
        QTRY_VERIFY_WITH_TIMEOUT(running, kPatience);
    }

    void stopServer() {
        QSignalSpy stopped(server.get(), &EmbeddedServer::stopped);
        server->stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, kPatience);
        server.reset();
    }

    std::unique_ptr<Session> session(const QByteArray& name, std::optional<Transport> transport) {
        const QString url = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(port);
        auto made = std::make_unique<Session>(SessionOptions{
            .room = *RoomUrl::parse(url),
            .name = name,
            .tokenFile = directory->filePath(QString::fromUtf8(name)),
            .outboxDirectory = directory->filePath(QString::fromUtf8(name + "-outbox")),
            .transport = transport,
            .timings = {.pollActive = std::chrono::milliseconds(50),
                        .pollIdle = std::chrono::milliseconds(100)},
        });
        made->start();
        return made;
    }

    static bool isLive(const Session& session) {
        return session.status().phase == Session::Phase::Live;
    }

    // As the host, and waits until it is in force.
    void decide(HostLink& host, const codec::RoomChange& change) {
        QSignalSpy changed(&host, &HostLink::policyChanged);
        host.setRoom(change);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kPatience);
    }

    static void everyTransport() {
        QTest::addColumn<Transport>("transport");
        for (const Transport transport : kTransports) {
            QTest::newRow(qPrintable(wireName(transport))) << transport;
        }
    }

private Q_SLOTS:
    void init() {
        directory = std::make_unique<QTemporaryDir>();
        startServer();
    }
    void cleanup() { server.reset(); }

    void aPasswordIsAskedForAndOpensTheRoom_data() { everyTransport(); }
    void aPasswordIsAskedForAndOpensTheRoom() {
        QFETCH(const Transport, transport);
        HostLink host(*RoomUrl::parse(QStringLiteral("http://127.0.0.1:%1").arg(port)), hostToken);
        const RoomName lobby = *RoomName::parse("lobby");
        decide(host, {.room = lobby, .password = "open sesame"});
        const auto bo = session("Bo", transport);
        const auto isRefused = [&bo](Error code) {
            const Session::Status& status = bo->status();
            return status.phase == Session::Phase::Refused && status.why &&
                   status.why->code == code;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRefused(Error::PasswordRequired), kPatience);
        bo->enter("sesame");
        QTRY_VERIFY_WITH_TIMEOUT(isRefused(Error::PasswordWrong), kPatience);
        bo->send(QStringLiteral("written before the door"));
        bo->enter("open sesame");
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*bo), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(bo->messages()),
                                  QStringList{QStringLiteral("written before the door")},
                                  kPatience);
        // Sent out of the room in the middle of it, by any transport, it says so and stops.
        host.ban(bo->self().cid, {});
        QTRY_VERIFY_WITH_TIMEOUT(isRefused(Error::Banned), kPatience);
    }

    void twoPeopleTalk_data() { everyTransport(); }
    void twoPeopleTalk() {
        QFETCH(const Transport, transport);
        const auto ana = session("Ana", transport);
        const auto bo = session("Bo", Transport::WebSocket);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana) && isLive(*bo), kPatience);
        QCOMPARE(ana->status().transport, std::optional(transport));
        ana->send(QStringLiteral("hello Bo"));
        QTRY_COMPARE_WITH_TIMEOUT(texts(bo->messages()), QStringList{QStringLiteral("hello Bo")},
                                  kPatience);
        bo->send(QStringLiteral("hello Ana"));
        const QStringList both{QStringLiteral("hello Bo"), QStringLiteral("hello Ana")};
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()), both, kPatience);
        QVERIFY(texts(ana->messages(), MessageModel::Kind::Pending).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(ana->people().count(), 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(ana->status().roundTrip.has_value(), kPatience);
        ana->typing();
        QTRY_COMPARE_WITH_TIMEOUT(bo->people().typists(), QStringList{QStringLiteral("Ana")},
                                  kPatience);
    }

    void theTransportIsSwitchedInTheMiddleOfAConversation() {
        const auto ana = session("Ana", std::nullopt);
        const auto bo = session("Bo", Transport::Sse);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana) && isLive(*bo), kPatience);
        QStringList expected;
        for (int i = 0; i < 60; ++i) {
            expected.append(QString::number(i));
            (i % 2 == 0 ? *ana : *bo).send(expected.last());
            QTRY_COMPARE_WITH_TIMEOUT(texts(bo->messages()).size(), expected.size(), kPatience);
            if (i % 6 == 0) {
                ana->choose(kTransports[static_cast<std::size_t>(i / 6) % kTransports.size()]);
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()), expected, kPatience);
        QCOMPARE(texts(bo->messages()), expected);
    }

    void automaticTakesTheBest() {
        const auto ana = session("Ana", std::nullopt);
        // A short poll is quicker; the WebSocket takes over when it is verified.
        const auto isBest = [&] {
            return isLive(*ana) && ana->status().transport == Transport::WebSocket;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBest(), kPatience);
        QVERIFY(!ana->status().why);
    }

    void whatWasTypedWithoutAServerIsSentWhenItIsBack_data() { everyTransport(); }
    void whatWasTypedWithoutAServerIsSentWhenItIsBack() {
        QFETCH(const Transport, transport);
        const auto ana = session("Ana", transport);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
        ana->send(QStringLiteral("before"));
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()).size(), 1, kPatience);
        const quint16 samePort = port;
        stopServer();
        QTRY_VERIFY_WITH_TIMEOUT(!isLive(*ana), kPatience);
        ana->send(QStringLiteral("meanwhile"));
        QCOMPARE(texts(ana->messages(), MessageModel::Kind::Pending),
                 QStringList{QStringLiteral("meanwhile")});
        startServer(samePort);
        const QStringList both{QStringLiteral("before"), QStringLiteral("meanwhile")};
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()), both, kPatience);
        QVERIFY(texts(ana->messages(), MessageModel::Kind::Pending).isEmpty());
        QVERIFY(texts(ana->messages(), MessageModel::Kind::Reset).isEmpty());
    }

    void aPersonStaysTheSame() {
        QByteArray cid;
        {
            const auto ana = session("Ana", std::nullopt);
            QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
            cid = ana->self().cid;
        }
        const auto again = session("Ana", std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*again), kPatience);
        QCOMPARE(again->self().cid, cid);
        QCOMPARE(again->self().name, "Ana");
    }

    void whoIsRenamedLosesNothing() {
        const auto ana = session("Ana", Transport::WebSocket);
        const auto bo = session("Bo", Transport::Sse);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana) && isLive(*bo), kPatience);
        const QByteArray cid = ana->self().cid;
        const quint16 samePort = port;
        stopServer();
        QTRY_VERIFY_WITH_TIMEOUT(!isLive(*ana), kPatience);
        ana->send(QStringLiteral("typed as Ana"));
        ana->rename("Ana Lima");
        startServer(samePort);
        QTRY_COMPARE_WITH_TIMEOUT(ana->self().name, "Ana Lima", kPatience);
        QCOMPARE(ana->self().cid, cid);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana) && isLive(*bo), kPatience);
        ana->rename("Ana L.");
        ana->send(QStringLiteral("typed as Ana L.")); // At once.
        QTRY_COMPARE_WITH_TIMEOUT(ana->self().name, "Ana L.", kPatience);
        QVERIFY(isLive(*ana)); // It was in the middle of the conversation.
        const QStringList both{QStringLiteral("typed as Ana"), QStringLiteral("typed as Ana L.")};
        QTRY_COMPARE_WITH_TIMEOUT(texts(bo->messages()), both, kPatience);
        const auto author = [&](int row) {
            return bo->messages().index(row).data(MessageModel::AuthorRole).toString();
        };
        QCOMPARE(author(0), QStringLiteral("Ana Lima")); // It was sent after the renaming.
        QCOMPARE(author(1), QStringLiteral("Ana L."));
    }

    void aRefusedNameIsToldAndTheOldOneStays() {
        const auto ana = session("Ana", Transport::WebSocket);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
        QSignalSpy refused(ana.get(), &Session::renameRefused);
        ana->rename("\x01");
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kPatience);
        QCOMPARE(ana->self().name, "Ana");
        QVERIFY(isLive(*ana));
    }

    void whatWasNotSentIsPendingAfterARestartAndSentOnce() {
        const quint16 samePort = port;
        {
            const auto ana = session("Ana", std::nullopt);
            QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
            stopServer();
            QTRY_VERIFY_WITH_TIMEOUT(!isLive(*ana), kPatience);
            ana->send(QStringLiteral("one"));
            ana->send(QStringLiteral("two"));
        }
        const auto again = session("Ana", std::nullopt);
        const QStringList both{QStringLiteral("one"), QStringLiteral("two")};
        QCOMPARE(texts(again->messages(), MessageModel::Kind::Pending), both);
        startServer(samePort);
        QTRY_COMPARE_WITH_TIMEOUT(texts(again->messages()), both, kPatience);
        QVERIFY(texts(again->messages(), MessageModel::Kind::Pending).isEmpty());
        const auto third = session("Ana", std::nullopt);
        QTRY_COMPARE_WITH_TIMEOUT(texts(third->messages()), both, kPatience);
        QVERIFY(texts(third->messages(), MessageModel::Kind::Pending).isEmpty());
    }

    void killedBetweenSendingAndItsAnswerAMessageIsStoredOnce() {
        const QDir kept(directory->filePath(QStringLiteral("Ana-outbox")));
        const QString snapshot = directory->filePath(QStringLiteral("snapshot"));
        QString file;
        {
            const auto ana = session("Ana", Transport::WebSocket);
            QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
            ana->send(QStringLiteral("once"));
            // What a killed program leaves: the file as it was before the answer.
            file = kept.filePath(kept.entryList({QStringLiteral("*.outbox")}).value(0));
            QVERIFY(QFile::copy(file, snapshot));
            QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()).size(), 1, kPatience);
        }
        QVERIFY(!QFile::exists(file));
        QVERIFY(QFile::copy(snapshot, file));
        // Many others have spoken since: the message itself lies far above.
        const auto bo = session("Bo", Transport::WebSocket);
        QStringList latest;
        for (int i = 0; i < 60; ++i) {
            bo->send(QString::number(i));
            latest.append(QString::number(i));
        }
        QTRY_COMPARE_WITH_TIMEOUT(texts(bo->messages()).size(), 61, kPatience);
        const auto again = session("Ana", Transport::WebSocket);
        QCOMPARE(texts(again->messages(), MessageModel::Kind::Pending),
                 QStringList{QStringLiteral("once")});
        QTRY_VERIFY_WITH_TIMEOUT(texts(again->messages(), MessageModel::Kind::Pending).isEmpty(),
                                 kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(again->messages()), latest.sliced(10), kPatience);
        while (again->hasOlder()) {
            QSignalSpy fetched(again.get(), &Session::olderFetched);
            again->fetchOlder();
            QTRY_COMPARE_WITH_TIMEOUT(fetched.count(), 1, kPatience);
        }
        QCOMPARE(texts(again->messages()).count(QStringLiteral("once")), 1);
        QCOMPARE(texts(again->messages()).size(), 61);
    }

    void aServerThatForgotUsIsJoinedAgain() {
        const auto ana = session("Ana", Transport::Sse);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
        const QByteArray cid = ana->self().cid;
        const quint16 samePort = port;
        stopServer();
        QVERIFY(QDir(directory->filePath(QStringLiteral("data"))).removeRecursively());
        startServer(samePort);
        ana->send(QStringLiteral("still here"));
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()), QStringList{QStringLiteral("still here")},
                                  kPatience);
        QVERIFY(ana->self().cid != cid);
    }

    void ofTwoLinksOnlyOneBeginsAnew() {
        const auto ana = session("Ana", std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
        ana->send(QStringLiteral("before"));
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()).size(), 1, kPatience);
        const quint16 samePort = port;
        stopServer();
        QVERIFY(QDir(directory->filePath(QStringLiteral("data"))).removeRecursively());
        startServer(samePort);
        ana->send(QStringLiteral("after"));
        // A short poll and a WebSocket ask from the old place at once.
        QTRY_COMPARE_WITH_TIMEOUT(ana->status().transport, std::optional(Transport::WebSocket),
                                  kPatience);
        const QStringList both{QStringLiteral("before"), QStringLiteral("after")};
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()), both, kPatience);
        QCOMPARE(texts(ana->messages(), MessageModel::Kind::Reset).size(), 1);
        QCOMPARE(ana->messages().rowCount(), 3);
    }

    void olderMessagesAreFetchedToTheVeryFirst() {
        QStringList expected;
        const auto bo = session("Bo", Transport::WebSocket);
        for (int i = 0; i < 400; ++i) {
            expected.append(QString::number(i));
            bo->send(expected.last());
        }
        QTRY_COMPARE_WITH_TIMEOUT(texts(bo->messages()), expected, kPatience);
        const auto ana = session("Ana", Transport::LongPoll);
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()).size(), 50, kPatience);
        while (ana->hasOlder()) {
            QSignalSpy fetched(ana.get(), &Session::olderFetched);
            ana->fetchOlder();
            QTRY_COMPARE_WITH_TIMEOUT(fetched.count(), 1, kPatience);
        }
        QCOMPARE(texts(ana->messages()), expected);
    }

    void aTextThatIsTooLongFailsWithAReason() {
        const auto ana = session("Ana", std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
        ana->send(QString(17'000, u'x'));
        ana->send(QStringLiteral("short"));
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages()), QStringList{QStringLiteral("short")},
                                  kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(ana->messages(), MessageModel::Kind::Failed).size(), 1,
                                  kPatience);
    }

    void nothingIsBlamedOnceTheBestIsBack() {
        const auto ana = session("Ana", std::nullopt);
        const auto isBest = [&] {
            return isLive(*ana) && ana->status().transport == Transport::WebSocket;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBest(), kPatience);
        const quint16 samePort = port;
        stopServer();
        QTRY_VERIFY_WITH_TIMEOUT(!isLive(*ana) && ana->status().why, kPatience);
        startServer(samePort);
        QTRY_VERIFY_WITH_TIMEOUT(isBest(), kPatience);
        QVERIFY(!ana->status().why);
    }

    // And not what went wrong before.
    void aGoodbyeIsTheReasonWhyNothingIsThere() {
        const auto ana = session("Ana", std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
        std::vector<Failure::Detail> reasons;
        connect(ana.get(), &Session::statusChanged, this, [&] {
            if (ana->status().phase == Session::Phase::Waiting) {
                reasons.push_back(ana->status().why.value_or(Failure()).detail);
            }
        });
        stopServer();
        QTRY_VERIFY_WITH_TIMEOUT(!reasons.empty(), kPatience);
        QCOMPARE(reasons.front(), Failure::Detail::Goodbye);
    }

    void aRoomThatCannotBeReachedIsSaidAndTriedAgain() {
        const quint16 samePort = port;
        stopServer();
        port = samePort;
        const auto ana = session("Ana", std::nullopt);
        QTRY_COMPARE_WITH_TIMEOUT(ana->status().phase, Session::Phase::Waiting, kPatience);
        QCOMPARE(ana->status().why->detail, Failure::Detail::NothingListens);
        startServer(samePort);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(*ana), kPatience);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
