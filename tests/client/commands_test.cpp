// `tail` and `say` as a shell sees them: lines, exit codes, and what they do about trouble. The
// test starts itself with a command's word, so the commands run in a process of their own.
#include "app/commands/race.h"
#include "app/commands/say.h"
#include "app/commands/tail.h"
#include "tests/client/cannedserver.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

namespace parlance {
namespace {

class Command : public QProcess {
public:
    Command(const QStringList& arguments, const QString& config, const QString& password) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), config);
        environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
        environment.insert(QStringLiteral("PARLANCE_PASSWORD"), password);
        setProcessEnvironment(environment);
        start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Command() override {
        kill();
        waitForFinished();
    }

    bool isOver() const { return state() == NotRunning; }
    QByteArray out() { return m_out += readAllStandardOutput(); }
    QByteArray err() { return m_err += readAllStandardError(); }

private:
    QByteArray m_out;
    QByteArray m_err;
};

QByteArray heldBack(const CannedRequest& request) {
    return opening(Transport::Sse, request) + said(Transport::Sse, codec::encode(hello(0)));
}

} // namespace

class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void explainsItself_data();
    void explainsItself();
    void refusesMistakenArguments_data();
    void refusesMistakenArguments();
    void tailEndsAfterSoManyMessages();
    void tailPrintsJson();
    void tailEndsWhereItIsRefusedForGood();
    void tailComesBackWhereItLeftOff();
    void tailWaitsAsLongAsAGoodbyeAsks();
    void tailEndsOnASignal_data();
    void tailEndsOnASignal();
    void tailEndsWithItsReader();
    void sayJoinsOnceAndKeepsItsToken();
    void sayJoinsAgainWhereItsTokenIsUnknown();
    void saySendsTheSameMessageUntilItIsStored();
    void sayTellsWhatIsWrong();
    void sayReadsStandardInput();
    void sayRenames();
    void aClosedRoomOpensToWhoHasItsKey_data();
    void aClosedRoomOpensToWhoHasItsKey();
    void whoWasLetInNeedsNoKeyTheNextTime();
    void aClosedRoomSaysWhatWouldOpenIt_data();
    void aClosedRoomSaysWhatWouldOpenIt();

private:
    std::unique_ptr<Command> start(const QStringList& arguments, const QString& password = {}) {
        return std::make_unique<Command>(arguments, m_config->path(), password);
    }
    static QString address(const CannedServer& server) { return server.room().page().toString(); }

    std::unique_ptr<QTemporaryDir> m_config;
};

void CommandsTest::init() {
    m_config = std::make_unique<QTemporaryDir>();
}

void CommandsTest::explainsItself_data() {
    QTest::addColumn<QString>("word");
    QTest::newRow("tail") << QStringLiteral("tail");
    QTest::newRow("say") << QStringLiteral("say");
    QTest::newRow("race") << QStringLiteral("race");
}

void CommandsTest::explainsItself() {
    QFETCH(QString, word);
    const auto command = start({word, QStringLiteral("--help")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 0);
    QVERIFY(command->out().contains(word.toUtf8() + " URL"));
    QCOMPARE(command->err(), QByteArray());
}

void CommandsTest::refusesMistakenArguments_data() {
    QTest::addColumn<QStringList>("arguments");
    for (const char* line :
         {"tail", "tail h:1 h:2", "tail ftp://h/", "tail h:1 --transport pigeon",
          "tail h:1 --after yesterday", "tail h:1 --count 0", "tail h:1 --count few",
          "tail h:1 --loud", "say", "say h:1", "say h:1 a b", "say http://h/x a", "say h:1 --json",
          "race", "race h:1 h:2", "race h:1 --messages 0", "race h:1 --messages few",
          "race h:1 --every -1", "race h:1 --idle 61"}) {
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
    }
}

void CommandsTest::refusesMistakenArguments() {
    QFETCH(QStringList, arguments);
    const auto command = start(arguments);
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 2);
    QCOMPARE(command->out(), QByteArray());
    QVERIFY(command->err().startsWith("parlance " + arguments[0].toUtf8() + ": "));
}

void CommandsTest::tailEndsAfterSoManyMessages() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(heldBack(request) + said(Transport::Sse, codec::encode(message(1, "one"))) +
                     said(Transport::Sse, codec::encode(message(2, "\x1b[2Jtwo\nlines"))) +
                     said(Transport::Sse, codec::encode(message(3, "three"))));
    });
    const auto command = start({QStringLiteral("tail"), address(server), QStringLiteral("--count"),
                                QStringLiteral("2"), QStringLiteral("--transport"),
                                QStringLiteral("sse"), QStringLiteral("--after=start")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 0);
    QCOMPARE(command->out(), QByteArray("22:13 Ana: one\n22:13 Ana: \\x1b[2Jtwo\n      lines\n"));
    QCOMPARE(command->err(), QByteArray());
    QCOMPARE(server.requests()[0].target, QByteArray("/rooms/lobby/events?after=start"));
    QCOMPARE(server.requests()[0].header("Accept"), QByteArray("text/event-stream"));
}

void CommandsTest::tailPrintsJson() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(opening(Transport::WebSocket, request) +
                     said(Transport::WebSocket, codec::encode(hello(0))) +
                     said(Transport::WebSocket, codec::encode(message(1, "one"))));
    });
    const auto command = start({QStringLiteral("tail"), address(server), QStringLiteral("--json"),
                                QStringLiteral("--transport=ws"), QStringLiteral("--count=1")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 0);
    QCOMPARE(command->out(),
             codec::encode(hello(0)) + '\n' + codec::encode(message(1, "one")) + '\n');
}

void CommandsTest::tailEndsWhereItIsRefusedForGood() {
    const CannedServer server(answer("404 Not Found", codec::encodeError(Error::RoomNotFound)));
    const auto fixed = start({QStringLiteral("tail"), address(server),
                              QStringLiteral("--transport"), QStringLiteral("websocket")});
    QTRY_VERIFY(fixed->isOver());
    QCOMPARE(fixed->exitCode(), 1);
    QCOMPARE(fixed->out(), QByteArray());
    QCOMPARE(fixed->err(), QByteArray("parlance tail: the WebSocket handshake was refused with "
                                      "404 (room_not_found)\n"));
    const auto free = start({QStringLiteral("tail"), address(server)});
    QTRY_VERIFY(free->isOver());
    QCOMPARE(free->exitCode(), 1);
    QVERIFY2(free->err().startsWith("parlance tail: giving up, because "), free->err().constData());
    QVERIFY(free->err().endsWith(" was refused with 404 (room_not_found)\n"));
}

void CommandsTest::tailComesBackWhereItLeftOff() {
    const CannedServer server([&](const CannedRequest& request, QTcpSocket& socket) {
        if (!request.target.contains("after")) {
            socket.write(heldBack(request) +
                         said(Transport::Sse, codec::encode(message(1, "one"))));
            socket.disconnectFromHost();
            return;
        }
        Hello again = hello(4);
        again.resume = Resume::Gap;
        again.missed = 3;
        socket.write(opening(Transport::Sse, request) + said(Transport::Sse, codec::encode(again)) +
                     said(Transport::Sse, codec::encode(message(5, "five"))));
    });
    const auto command = start({QStringLiteral("tail"), address(server),
                                QStringLiteral("--transport=sse"), QStringLiteral("--count=2")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 0);
    QCOMPARE(command->out(), QByteArray("22:13 Ana: one\n* 3 messages are no longer kept\n"
                                        "22:13 Ana: five\n"));
    QVERIFY(command->err().startsWith("parlance tail: the event stream broke; asking again in 0."));
    QCOMPARE(server.requests()[1].target, QByteArray("/rooms/lobby/events?after=aaaaaaaaaaaa-1"));
}

void CommandsTest::tailWaitsAsLongAsAGoodbyeAsks() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(heldBack(request) +
                     said(Transport::Sse, codec::encode(Bye{lobby(), "shutdown", 3'600'000})));
    });
    const auto command =
        start({QStringLiteral("tail"), address(server), QStringLiteral("--transport=sse")});
    QTRY_COMPARE(command->err(), QByteArray("parlance tail: the server says goodbye (shutdown); "
                                            "asking again in 3600.0 s\n"));
}

void CommandsTest::tailEndsOnASignal_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void CommandsTest::tailEndsOnASignal() {
    QFETCH(int, signal);
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(heldBack(request) + said(Transport::Sse, codec::encode(message(1, "one"))));
    });
    const auto command =
        start({QStringLiteral("tail"), address(server), QStringLiteral("--transport=sse")});
    QTRY_VERIFY(!command->out().isEmpty());
    ::kill(pid_t(command->processId()), signal);
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitStatus(), QProcess::NormalExit);
    QCOMPARE(command->exitCode(), 0);
    QCOMPARE(command->err(), QByteArray());
}

void CommandsTest::tailEndsWithItsReader() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        socket.write(heldBack(request));
        auto* timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket, seq = Seq(0)]() mutable {
            socket.write(said(Transport::Sse, codec::encode(message(++seq, "more"))));
        });
        timer->start(10);
    });
    const QString line =
        QStringLiteral("{ %1 tail %2 --transport=sse; echo ended $? >&2; } | head -n 1")
            .arg(QCoreApplication::applicationFilePath(), address(server));
    QProcess shell;
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), line});
    QTRY_COMPARE(shell.state(), QProcess::NotRunning);
    QCOMPARE(shell.readAllStandardError(), QByteArray("ended 0\n"));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
}

namespace {

// A room that takes everybody and everything, and knows one token.
CannedServer::Handler hospitable() {
    return [](const CannedRequest& request, QTcpSocket& socket) {
        if (request.target.endsWith("/members")) {
            socket.write(answer("201 Created", R"({"name":"Ana","cid":"c","token":"fresh"})"));
        } else if (request.header("Authorization") != "Bearer fresh") {
            socket.write(answer("401 Unauthorized", codec::encodeError(Error::TokenUnknown)));
        } else {
            socket.write(answer("201 Created", R"({"seq":9,"cursor":"aaaaaaaaaaaa-9"})"));
        }
    };
}

QByteArrayList targets(const CannedServer& server) {
    QByteArrayList list;
    for (const CannedRequest& request : server.requests()) {
        list.append(request.target.mid(request.target.lastIndexOf('/') + 1));
    }
    return list;
}

} // namespace

void CommandsTest::sayJoinsOnceAndKeepsItsToken() {
    const CannedServer server(hospitable());
    const QStringList line{QStringLiteral("say"), address(server), QStringLiteral("hello ß"),
                           QStringLiteral("--name=Ana")};
    for (int i = 0; i < 2; ++i) {
        const auto command = start(line);
        QTRY_VERIFY(command->isOver());
        QCOMPARE(command->err(), QByteArray());
        QCOMPARE(command->out(), QByteArray());
        QCOMPARE(command->exitCode(), 0);
    }
    QCOMPARE(targets(server), (QByteArrayList{"members", "events", "events"}));
    QCOMPARE(server.requests()[0].body, QByteArray(R"({"name":"Ana"})"));
    const auto first = codec::decodeFrame(server.requests()[1].body);
    const auto second = codec::decodeFrame(server.requests()[2].body);
    QVERIFY(first && second);
    QCOMPARE(std::get<PostFrame>(*first).text, QByteArray("hello ß"));
    QCOMPARE(std::get<PostFrame>(*first).n, std::optional<qint64>(1));
    QVERIFY(std::get<PostFrame>(*first).via != std::get<PostFrame>(*second).via);
}

void CommandsTest::sayJoinsAgainWhereItsTokenIsUnknown() {
    bool known = false;
    const CannedServer server([&](const CannedRequest& request, QTcpSocket& socket) {
        if (request.target.endsWith("/members") && !std::exchange(known, true)) {
            socket.write(answer("201 Created", R"({"name":"Ana","cid":"c","token":"stale"})"));
            return;
        }
        hospitable()(request, socket);
    });
    const auto command = start({QStringLiteral("say"), address(server), QStringLiteral("hello"),
                                QStringLiteral("--json")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->err(), QByteArray());
    QCOMPARE(command->out(), QByteArray("{\"seq\":9,\"cursor\":\"aaaaaaaaaaaa-9\"}\n"));
    QCOMPARE(targets(server), (QByteArrayList{"members", "events", "members", "events"}));
    QCOMPARE(server.requests()[1].body, server.requests()[3].body);
}

void CommandsTest::saySendsTheSameMessageUntilItIsStored() {
    int posts = 0;
    const CannedServer server([&](const CannedRequest& request, QTcpSocket& socket) {
        if (request.target.endsWith("/events") && ++posts <= 2) {
            socket.write(answer("503 Service Unavailable", codec::encodeError(Error::StorageBusy),
                                "Content-Type: application/json\r\nRetry-After: 0\r\n"));
            return;
        }
        hospitable()(request, socket);
    });
    const auto command = start({QStringLiteral("say"), address(server), QStringLiteral("hello")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 0);
    QCOMPARE(command->err(), QByteArray("parlance say: the message was refused with 503 "
                                        "(storage_busy); trying again\n"));
    QCOMPARE(targets(server), (QByteArrayList{"members", "events", "events", "events"}));
    QCOMPARE(server.requests()[1].body, server.requests()[2].body);
    QCOMPARE(server.requests()[1].body, server.requests()[3].body);
}

void CommandsTest::sayTellsWhatIsWrong() {
    const CannedServer server([](const CannedRequest& request, QTcpSocket& socket) {
        if (request.target.endsWith("/events")) {
            socket.write(answer("413 Content Too Large", codec::encodeError(Error::TextTooLarge)));
            return;
        }
        hospitable()(request, socket);
    });
    const auto command = start({QStringLiteral("say"), address(server), QStringLiteral("long")});
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 1);
    QCOMPARE(command->err(),
             QByteArray("parlance say: the message was refused with 413 (text_too_large): A text "
                        "has at most 16384 bytes.\n"));
}

void CommandsTest::sayReadsStandardInput() {
    const CannedServer server(hospitable());
    const auto command = start({QStringLiteral("say"), address(server), QStringLiteral("-")});
    command->write("two\nlines\n");
    command->closeWriteChannel();
    QTRY_VERIFY(command->isOver());
    QCOMPARE(command->exitCode(), 0);
    const auto frame = codec::decodeFrame(server.requests().back().body);
    QVERIFY(frame);
    QCOMPARE(std::get<PostFrame>(*frame).text, QByteArray("two\nlines"));
}

void CommandsTest::sayRenames() {
    const CannedServer server(hospitable());
    for (const QString& name : {QStringLiteral("Ana"), QStringLiteral("Anna")}) {
        const auto command = start({QStringLiteral("say"), address(server), QStringLiteral("hello"),
                                    QStringLiteral("--name"), name});
        QTRY_VERIFY(command->isOver());
        QCOMPARE(command->exitCode(), 0);
    }
    QCOMPARE(targets(server), (QByteArrayList{"members", "events", "members", "events"}));
    QCOMPARE(server.requests()[2].body, QByteArray(R"({"name":"Anna"})"));
    QCOMPARE(server.requests()[2].header("Authorization"), QByteArray("Bearer fresh"));
}

namespace {

// A room that is read and spoken in by who has brought what opens it, and by nobody else.
CannedServer::Handler closedRoom() {
    return [](const CannedRequest& request, QTcpSocket& socket) {
        const auto refuse = [&socket](Error error) {
            socket.write(answer("403 Forbidden", codec::encodeError(error)));
        };
        if (request.target.endsWith("/members")) {
            const auto wanted = codec::decodeJoin(request.body);
            if (wanted->invitation == "0123abcd" || wanted->password == "open sesame") {
                socket.write(answer("201 Created", R"({"name":"Ana","cid":"c","token":"fresh"})"));
            } else if (!wanted->invitation.isEmpty()) {
                refuse(Error::InvitationUnknown);
            } else {
                refuse(wanted->password.isEmpty() ? Error::PasswordRequired : Error::PasswordWrong);
            }
        } else if (request.header("Authorization") != "Bearer fresh") {
            refuse(Error::PasswordRequired);
        } else if (request.method == "POST") {
            socket.write(answer("201 Created", R"({"seq":9,"cursor":"aaaaaaaaaaaa-9"})"));
        } else if (request.header("Accept") == "text/event-stream") {
            socket.write(heldBack(request) +
                         said(Transport::Sse, codec::encode(message(1, "inside"))));
        } else {
            socket.write(answer(
                "200 OK", pollAnswer({.room = lobby(), .cursor = at(1), .head = 1, .state = 7},
                                     {message(1, "inside")})));
        }
    };
}

} // namespace

void CommandsTest::aClosedRoomOpensToWhoHasItsKey_data() {
    QTest::addColumn<QStringList>("command");
    const QStringList listen{QStringLiteral("tail"), QStringLiteral("--transport=sse"),
                             QStringLiteral("--count=1"), QStringLiteral("--json")};
    const QStringList climb{QStringLiteral("tail"), QStringLiteral("--transport=shortpoll"),
                            QStringLiteral("--count=1"), QStringLiteral("--trace")};
    QTest::newRow("tail by one transport") << listen;
    QTest::newRow("tail by the ladder") << climb;
    QTest::newRow("say") << QStringList{QStringLiteral("say"), QStringLiteral("--json"),
                                        QStringLiteral("--name=Ana")};
}

void CommandsTest::aClosedRoomOpensToWhoHasItsKey() {
    QFETCH(QStringList, command);
    for (const bool invited : {true, false}) {
        init();
        const CannedServer server(closedRoom());
        const QString link = address(server) + QStringLiteral("#invitation=0123abcd");
        QStringList words = command;
        words.append(invited ? link : address(server));
        if (command[0] == u"say") {
            words.append(QStringLiteral("hello"));
        }
        const auto entering = start(words, invited ? QString() : QStringLiteral("open sesame"));
        QTRY_VERIFY(entering->isOver());
        QCOMPARE(entering->err(), QByteArray());
        QCOMPARE(entering->exitCode(), 0);
        QVERIFY(entering->out().contains(command[0] == u"say" ? R"("seq":9)" : "inside"));
        // What opens the room is told in the body of a request and nowhere else.
        for (const CannedRequest& request : server.requests()) {
            QVERIFY(!request.target.contains("0123abcd") && !request.head.contains("0123abcd"));
            QVERIFY(!request.target.contains("sesame") && !request.head.contains("sesame"));
        }
        QVERIFY(!entering->out().contains("0123abcd") && !entering->out().contains("sesame"));
    }
}

void CommandsTest::whoWasLetInNeedsNoKeyTheNextTime() {
    const CannedServer server(closedRoom());
    const auto said = start({QStringLiteral("say"), address(server), QStringLiteral("hello")},
                            QStringLiteral("open sesame"));
    QTRY_VERIFY(said->isOver());
    QCOMPARE(said->exitCode(), 0);
    const auto listening = start({QStringLiteral("tail"), address(server),
                                  QStringLiteral("--transport=sse"), QStringLiteral("--count=1")});
    QTRY_VERIFY(listening->isOver());
    QCOMPARE(listening->exitCode(), 0);
    QCOMPARE(listening->err(), QByteArray());
    QCOMPARE(targets(server), (QByteArrayList{"members", "events", "events", "events"}));
}

void CommandsTest::aClosedRoomSaysWhatWouldOpenIt_data() {
    QTest::addColumn<QString>("fragment");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("nothing") << QString() << QString()
                             << QByteArray(
                                    "the room opens with its password or an invitation: "
                                    "take an invitation's link, or set PARLANCE_PASSWORD");
    QTest::newRow("a wrong password")
        << QString() << QStringLiteral("sesame") << QByteArray("this is not the room's password");
    QTest::newRow("an invitation of before")
        << QStringLiteral("#invitation=ffff") << QString()
        << QByteArray("the invitation does not hold, or no longer");
}

void CommandsTest::aClosedRoomSaysWhatWouldOpenIt() {
    QFETCH(QString, fragment);
    QFETCH(QString, password);
    QFETCH(QByteArray, sentence);
    const CannedServer server(closedRoom());
    const QString url = address(server) + fragment;
    const auto listening =
        start({QStringLiteral("tail"), url, QStringLiteral("--transport=sse")}, password);
    QTRY_VERIFY(listening->isOver());
    QCOMPARE(listening->exitCode(), 1);
    QCOMPARE(listening->err(), "parlance tail: " + sentence + '\n');
    const auto saying =
        start({QStringLiteral("say"), url, QStringLiteral("hello"), QStringLiteral("--name=Ana")},
              password);
    QTRY_VERIFY(saying->isOver());
    QCOMPARE(saying->exitCode(), 1);
    QVERIFY2(saying->err().startsWith("parlance say: " + sentence), saying->err().constData());
}

} // namespace parlance

int main(int argc, char* argv[]) {
    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("parlance"));
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == u"tail") {
        return parlance::runTail(arguments.sliced(2));
    }
    if (arguments.value(1) == u"say") {
        return parlance::runSay(arguments.sliced(2));
    }
    if (arguments.value(1) == u"race") {
        return parlance::runRace(arguments.sliced(2));
    }
    parlance::CommandsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commands_test.moc"
