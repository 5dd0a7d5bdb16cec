// Both programs from outside: what they print, the codes they end with, and what they leave behind.
#include "tests/docs/wire.h"
#include "tests/process/hosteye.h"
#include "tests/process/program.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

namespace parlance {
namespace {

constexpr int kPatience = 10'000;

using docs::Head;
using docs::Wire;

const QString kDesktop = QStringLiteral(PARLANCE_PROGRAM);
const QString kServer = QStringLiteral(PARLANCE_SERVER_PROGRAM);

QStringList words(const QByteArray& line) {
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

QByteArray get(const QByteArray& path, const QByteArray& fields = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QByteArray bearer(const QByteArray& token) {
    return "Authorization: Bearer " + token + "\r\n";
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainsItself_data();
    void explainsItself();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void theServerOffersNoWindow();
    void joiningWithoutADisplayIsAnError();
    void oneAccountIsOnePerson();
    void theAddressOfAServerMeansItsOwnRoom();
    void tailFallsBackAndSaysWhy();
    void withoutADisplayItGoesHeadless();
    void aTakenPortIsAnError();
    void aServicesDataLiesInItsStateDirectory();
    void twoServersOnOneDirectoryAreAnError();
    void aDirectoryThatCannotBeMadeIsAnError();
    void theServerNeedsNoGraphics();
    void endsOnASignalWithAGoodbye_data();
    void endsOnASignalWithAGoodbye();
    void keepsTheConversation();
    void theHostTokenIsPrivateAndGoes_data();
    void theHostTokenIsPrivateAndGoes();
    void statsAreTheHostsAlone();
};

void CommandLineTest::explainsItself_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    for (const QString& program : {kDesktop, kServer}) {
        const QByteArray name = QFileInfo(program).fileName().toLatin1();
        const auto row = [&](const char* line, const char* says) {
            QTest::addRow("%s %s", name.constData(), line)
                << program << words(line) << QByteArray(says);
        };
        row("--help", "--listen");
        row("-h", "--port");
        row("--help", "tail URL");
        row("--version", "parlance 0.1.0\n");
        row("--headless --help", "--data");
        row("tail --help", "--transport");
        row("say --help", "--name");
    }
}

void CommandLineTest::explainsItself() {
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Home home;
    Program run(home, program, arguments);
    QCOMPARE(run.exitCode(), std::optional(0));
    QVERIFY2(run.out().contains(says), run.out().constData());
    QCOMPARE(run.err(), "");
}

void CommandLineTest::refusesWhatItDoesNotUnderstand_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::addRow("%s", line) << words(line) << QByteArray(says);
    };
    row("--headless --port http", "--port takes a number from 0 to 65535.\n");
    row("--headless --port 65536", "--port takes a number from 0 to 65535.\n");
    row("--headless --port -1", "--port takes a number from 0 to 65535.\n");
    row("--headless --room Lobby", "--room takes 1 to 32 of a-z");
    row("--headless --listen everywhere", "--listen takes an IP address.\n");
    row("--headless --keep 0", "--keep takes a number of messages, or of days like 30d.\n");
    row("--headless --keep 3w", "--keep takes");
    row("--headless --simulate rain",
        "--simulate takes some of refuse-websocket, refuse-streams, hold-streams, cut-after=5s, "
        "delay=300ms, drop=1/10; \"rain\" is none of them.\n");
    row("--headless --simulate hold-streams,delay=5", "\"delay=5\" is none of them.\n");
    row("--headless --rate-limit fast", "--rate-limit takes \"none\" or \"default\".\n");
    row("--headless --colour", "Unknown option 'colour'.\n");
    row("--headless --port", "Missing value after '--port'.\n");
    row("sing", "There is no command \"sing\".\n");
    row("tail", "it takes the address of one room");
    row("tail http://localhost/rooms/lobby --transport pigeon", "pigeon is no transport");
    row("say http://localhost/rooms/lobby", "it takes the address of a room and one text");
}

void CommandLineTest::refusesWhatItDoesNotUnderstand() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Home home;
    for (const QString& program : {kDesktop, kServer}) {
        Program run(home, program, arguments);
        QCOMPARE(run.exitCode(), std::optional(2));
        QVERIFY2(run.err().contains(says), run.err().constData());
        QCOMPARE(run.out(), "");
    }
}

void CommandLineTest::theServerOffersNoWindow() {
    const Home home;
    Program help(home, kServer, {QStringLiteral("--help")});
    QCOMPARE(help.exitCode(), std::optional(0));
    for (const char* word : {"--host", "join URL", "window", "--headless"}) {
        QVERIFY2(!help.out().contains(word), word);
    }
    Program host(home, kServer, {QStringLiteral("--host")});
    QCOMPARE(host.exitCode(), std::optional(2));
    QCOMPARE(host.err(), "Unknown option 'host'.\n");
    Program join(home, kServer, words("join http://localhost:8080/"));
    QCOMPARE(join.exitCode(), std::optional(2));
    QCOMPARE(join.err(), "join needs a window; tail and say do without one.\n");
}

void CommandLineTest::joiningWithoutADisplayIsAnError() {
    const Home home;
    Program join(home, kDesktop, words("join http://localhost:8080/"));
    QCOMPARE(join.exitCode(), std::optional(2));
    QCOMPARE(join.err(), "There is no display, and join needs one; tail and say do without.\n");
    Program link(home, kDesktop, words("parlance://h/nowhere"));
    QCOMPARE(link.exitCode(), std::optional(2));
    QCOMPARE(link.err(), "parlance://h/nowhere is no address of a room.\n");
}

void CommandLineTest::oneAccountIsOnePerson() {
    const Home home;
    RunningServer server(home, kServer, QStringLiteral("none"));
    QVERIFY(server.isListening());
    const QString room = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(server.port());
    std::vector<std::unique_ptr<Program>> speakers;
    for (int i = 0; i < 6; ++i) {
        speakers.push_back(std::make_unique<Program>(
            home, kDesktop, QStringList{QStringLiteral("say"), room, QString::number(i)}));
    }
    for (const auto& speaker : speakers) {
        QCOMPARE(speaker->exitCode(), std::optional(0));
    }
    Wire wire(server.port());
    wire.send(get("/rooms/lobby/events?after=start&transport=shortpoll"));
    const auto body = wire.body(wire.head().value_or(Head()));
    QVERIFY(body);
    const QJsonArray entries = QJsonDocument::fromJson(*body).object()[u"entries"].toArray();
    QCOMPARE(entries.size(), 6);
    for (const QJsonValue entry : entries) {
        QCOMPARE(entry[u"cid"].toString(), entries[0][u"cid"].toString());
    }
}

void CommandLineTest::theAddressOfAServerMeansItsOwnRoom() {
    const Home home;
    QString address;
    {
        RunningServer server(home, kServer, QStringLiteral("none"), words("--room physics"));
        QVERIFY(server.isListening());
        address = QStringLiteral("http://127.0.0.1:%1").arg(server.port());
        Program tail(home, kDesktop, {QStringLiteral("tail"), address});
        Program byOne(home, kDesktop,
                      {QStringLiteral("tail"), address, QStringLiteral("--transport=sse")});
        Program say(home, kDesktop, {QStringLiteral("say"), address, QStringLiteral("hello")});
        QCOMPARE(say.exitCode(), std::optional(0));
        QVERIFY(tail.prints(": hello\n"));
        QVERIFY(byOne.prints(": hello\n"));
        Wire wire(server.port());
        wire.send(get("/rooms"));
        const auto body = wire.body(wire.head().value_or(Head()));
        QVERIFY(body);
        const QJsonArray rooms = QJsonDocument::fromJson(*body).object()[u"rooms"].toArray();
        QCOMPARE(rooms.size(), 1);
        QCOMPARE(rooms[0][u"room"].toString(), QStringLiteral("physics"));
    }
    // Nobody can be asked, and so it is asked again.
    Program tail(home, kDesktop,
                 {QStringLiteral("tail"), address, QStringLiteral("--transport=sse")});
    QVERIFY(tail.complains("asking again in"));
    QVERIFY(tail.isRunning());
}

void CommandLineTest::tailFallsBackAndSaysWhy() {
    const Home home;
    RunningServer server(home, kServer, QStringLiteral("none"),
                         {QStringLiteral("--simulate"), QStringLiteral("refuse-websocket")});
    QVERIFY(server.isListening());
    const QString room = QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(server.port());
    Program tail(home, kDesktop, {QStringLiteral("tail"), room, QStringLiteral("--trace")});
    QVERIFY(tail.prints("on Server-Sent Events"));
    Program say(home, kDesktop, {QStringLiteral("say"), room, QStringLiteral("hello")});
    QCOMPARE(say.exitCode(), std::optional(0));
    QVERIFY(tail.prints("\"text\":\"hello\""));
    tail.terminate();
    QCOMPARE(tail.exitCode(), std::optional(0));
    QJsonObject on;
    for (const QByteArray& line : tail.out().trimmed().split('\n')) {
        const QJsonObject trace = QJsonDocument::fromJson(line).object();
        QVERIFY2(trace.contains(u"type"), line.constData()); // Every line is one for scripts.
        if (trace[u"what"].toString() == u"on" && trace[u"transport"].toString() == u"sse") {
            on = trace;
        }
    }
    QCOMPARE(on[u"cause"][u"of"].toString(), QStringLiteral("websocket"));
    QCOMPARE(on[u"cause"][u"status"].toInt(), 403);
    QCOMPARE(tail.out().count("\"text\":\"hello\""), 1);

    Program fixed(home, kDesktop,
                  {QStringLiteral("tail"), room, QStringLiteral("--trace"),
                   QStringLiteral("--transport"), QStringLiteral("websocket")});
    QVERIFY(fixed.prints("trying WebSocket again in"));
    QVERIFY(!fixed.out().contains("Server-Sent Events"));
}

void CommandLineTest::withoutADisplayItGoesHeadless() {
    const Home home;
    Program run(home, kDesktop, words("--listen 127.0.0.1 --port 0 --data none"));
    QVERIFY(run.prints("listening http://127.0.0.1:"));
    QCOMPARE(run.err(), "There is no display, so Parlance runs without a window (--headless).\n");
    run.terminate();
    QCOMPARE(run.exitCode(), std::optional(0));
}

void CommandLineTest::aTakenPortIsAnError() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
    const QByteArray port = QByteArray::number(other.serverPort());
    const Home home;
    Program run(home, kServer, words("--listen 127.0.0.1 --data none --port " + port));
    QCOMPARE(run.exitCode(), std::optional(1));
    QVERIFY2(run.err().startsWith("Port " + port + " of the address 127.0.0.1 "),
             run.err().constData());
    QCOMPARE(run.err().count('\n'), 1);
    QCOMPARE(run.out(), "");
}

void CommandLineTest::aServicesDataLiesInItsStateDirectory() {
    Home home;
    home.set(QStringLiteral("STATE_DIRECTORY"), home.path(QStringLiteral("state")));
    const QStringList listen = words("--listen 127.0.0.1 --port 0");
    Program run(home, kServer, listen);
    QVERIFY(run.prints("host token in " + home.path(QStringLiteral("state/")).toUtf8()));
    QVERIFY(QFileInfo::exists(home.path(QStringLiteral("state/parlance.db"))));
    // What somebody has said goes before it.
    Program other(
        home, kServer,
        listen + QStringList{QStringLiteral("--data"), home.path(QStringLiteral("data"))});
    QVERIFY(other.prints("host token in " + home.path(QStringLiteral("data/")).toUtf8()));
}

void CommandLineTest::twoServersOnOneDirectoryAreAnError() {
    const Home home;
    RunningServer first(home, kServer, QStringLiteral("data"));
    QVERIFY(first.isListening());
    RunningServer second(home, kDesktop, QStringLiteral("data"));
    QCOMPARE(second.program().exitCode(), std::optional(1));
    QVERIFY2(second.program().err().contains("is in use by another program (parlance-server"),
             second.program().err().constData());
    QVERIFY(second.program().err().contains(home.path(QStringLiteral("data")).toUtf8()));
    // The first one has lost neither its files nor its guests.
    QVERIFY(QFileInfo::exists(first.hostTokenPath()));
    Wire wire(first.port());
    wire.send(get("/ping"));
    QCOMPARE(wire.head().value_or(Head()).status(), 204);
}

void CommandLineTest::aDirectoryThatCannotBeMadeIsAnError() {
    const Home home;
    QFile file(home.path(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    RunningServer server(home, kServer, QStringLiteral("file/data"));
    QCOMPARE(server.program().exitCode(), std::optional(1));
    QVERIFY2(server.program().err().contains("can't be made"), server.program().err().constData());
}

void CommandLineTest::theServerNeedsNoGraphics() {
#ifdef Q_OS_LINUX
    const Home home;
    const auto libraries = [&](const QString& program) {
        Program ldd(home, QStringLiteral("ldd"), {program});
        return ldd.exitCode() == 0 ? ldd.out() : QByteArray();
    };
    QVERIFY(libraries(kDesktop).contains("Qt6Widgets"));
    const QByteArray ours = libraries(kServer);
    QVERIFY(ours.contains("Qt6Network"));
    for (const char* library :
         {"Qt6Gui", "Qt6Widgets", "libX11", "libxcb", "libwayland", "libGL"}) {
        QVERIFY2(!ours.contains(library), library);
    }
#else
    QSKIP("ldd is a program of Linux");
#endif
}

void CommandLineTest::endsOnASignalWithAGoodbye_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("parlance") << kDesktop;
    QTest::newRow("parlance-server") << kServer;
}

void CommandLineTest::endsOnASignalWithAGoodbye() {
    QFETCH(QString, program);
    const Home home;
    RunningServer server(home, program, QStringLiteral("data"));
    QVERIFY(server.isListening());
    Wire stream(server.port());
    stream.send(get("/rooms/lobby/events", "Accept: text/event-stream\r\n"));
    QVERIFY(stream.head());
    QVERIFY(stream.until("event: hello"));
    Wire poll(server.port());
    poll.send(get("/rooms/lobby/events?after=now&wait=50"));
    // Whether the poll waits is told by the host's view of the server.
    QTRY_COMPARE_WITH_TIMEOUT(openStreams(server.port(), server.hostToken(), "longpoll"), 1,
                              kPatience);

    server.program().terminate();
    QVERIFY(stream.until("event: bye\ndata: ").has_value());
    QVERIFY(stream.until("\n").value_or(QByteArray()).contains("\"reason\":\"shutdown\""));
    QVERIFY(stream.ends());
    const Head head = poll.head().value_or(Head());
    QCOMPARE(head.status(), 200);
    const auto answer = QJsonDocument::fromJson(poll.body(head).value_or(QByteArray())).object();
    QCOMPARE(answer[u"bye"][u"reason"].toString(), QStringLiteral("shutdown"));
    QVERIFY(poll.ends());
    QCOMPARE(server.program().exitCode(), std::optional(0));
    QCOMPARE(server.program().err(), "");
}

void CommandLineTest::keepsTheConversation() {
    const Home home;
    const auto ask = [](quint16 port, const QByteArray& request) {
        Wire wire(port);
        wire.send(request);
        const Head head = wire.head().value_or(Head());
        return QJsonDocument::fromJson(wire.body(head).value_or(QByteArray())).object();
    };
    const auto post = [&](const QByteArray& path, const QByteArray& fields,
                          const QByteArray& json) {
        return "POST " + path +
               " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + fields +
               "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json;
    };
    QByteArray token;
    QString cursor;
    {
        RunningServer server(home, kServer, QStringLiteral("data"));
        QVERIFY(server.isListening());
        token = ask(server.port(), post("/rooms/lobby/members", {}, R"({"name":"Ana"})"))[u"token"]
                    .toString()
                    .toLatin1();
        cursor = ask(server.port(),
                     post("/rooms/lobby/events", bearer(token), R"({"text":"to stay"})"))[u"cursor"]
                     .toString();
        server.program().terminate();
        QCOMPARE(server.program().exitCode(), std::optional(0));
    }
    RunningServer server(home, kDesktop, QStringLiteral("data"));
    QVERIFY(server.isListening());
    const QJsonObject answer = ask(server.port(), get("/rooms/lobby/events"));
    QCOMPARE(answer[u"entries"][0][u"text"].toString(), QStringLiteral("to stay"));
    QCOMPARE(answer[u"cursor"].toString(), cursor);
    const QJsonObject posted =
        ask(server.port(), post("/rooms/lobby/events", bearer(token), R"({"text":"again"})"));
    QCOMPARE(posted[u"seq"].toInt(), 2);
}

void CommandLineTest::theHostTokenIsPrivateAndGoes_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("path");
    QTest::newRow("beside the data") << QStringLiteral("data") << QStringLiteral("data/host-token");
    QTest::newRow("in the runtime directory")
        << QStringLiteral("none") << QStringLiteral("run/parlance-host-token-%1");
}

void CommandLineTest::theHostTokenIsPrivateAndGoes() {
    QFETCH(QString, data);
    QFETCH(QString, path);
    const Home home;
    RunningServer server(home, kServer, data);
    QVERIFY(server.isListening());
    const QString full = home.path(path.contains(u'%') ? path.arg(server.port()) : path);
    QCOMPARE(server.hostTokenPath(), full);
    const QFileInfo file(full);
    QCOMPARE(file.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    QVERIFY(file.permissions().testFlag(QFile::ReadOwner));
    QCOMPARE(server.hostToken().size(), 32);
    server.program().terminate();
    QCOMPARE(server.program().exitCode(), std::optional(0));
    QVERIFY(!QFileInfo::exists(full));
}

void CommandLineTest::statsAreTheHostsAlone() {
    const Home home;
    RunningServer server(home, kServer, QStringLiteral("none"));
    QVERIFY(server.isListening());
    const auto status = [&](const QByteArray& fields) {
        Wire wire(server.port());
        wire.send(get("/host/stats", fields));
        return wire.head().value_or(Head()).status();
    };
    QCOMPARE(status({}), 401);
    QCOMPARE(status(bearer("00000000000000000000000000000000")), 403);
    QCOMPARE(status(bearer(server.hostToken().chopped(1))), 403);

    Wire wire(server.port());
    wire.send(get("/host/stats", bearer(server.hostToken())));
    const Head head = wire.head().value_or(Head());
    QCOMPARE(head.status(), 200);
    QVERIFY(head.value("content-type").startsWith("text/event-stream"));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(wire.until("event: stats\ndata: "));
        const auto json = QJsonDocument::fromJson(wire.until("\n").value_or(QByteArray())).object();
        QVERIFY(json[u"connections"].toInt() >= 1);
        QCOMPARE(json[u"transports"].toArray().size(), 7); // And the endless page, and posts.
    }
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::CommandLineTest)
#include "command_line_test.moc"
