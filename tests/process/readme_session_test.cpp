// The session with curl that stands in the README, as a person types it. What is changed before it
// is typed: the port, which has to be a free one, where the data lies, and the program, which is
// the one that was just built. Each command's output goes to a file of its own.
#include "tests/docs/markdown.h"
#include "tests/process/hosteye.h"
#include "tests/process/program.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

namespace parlance {
namespace {

constexpr int kPatience = 10'000;

// A shell in which one command follows another, with its variables and its jobs.
class Shell {
public:
    explicit Shell(const Home& home) : m_home(home) {
        m_process.setProcessEnvironment(home.environment());
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("bash"), {QStringLiteral("--norc")});
    }
    ~Shell() {
        // Its jobs first: servers and readers that run on by themselves.
        type("kill $(jobs -p) 2>/dev/null; wait; exit\n");
        if (!m_process.waitForFinished(kPatience)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    // Types a command; its number, under which its output is found.
    int start(const QString& command) {
        const int number = ++m_commands;
        type("{\n" + command.toUtf8() + "\n} >" + file(number).toUtf8() + " 2>" +
             file(number).toUtf8() + ".err; echo ended " + QByteArray::number(number) + " $?\n");
        return number;
    }
    // Types a command and waits for its end; for one that ends with & that is at once.
    bool run(const QString& command) { return ended(start(command)); }
    // Whether this command has ended well, within ten seconds.
    bool ended(int number) {
        const QByteArray line = "ended " + QByteArray::number(number) + ' ';
        for (QElapsedTimer timer(started()); !timer.hasExpired(kPatience);) {
            m_said += m_process.readAllStandardOutput();
            if (m_said.contains(line + "0\n") || m_said.contains(line)) {
                return m_said.contains(line + "0\n");
            }
            m_process.waitForReadyRead(50);
        }
        return false;
    }
    bool isRunning(int number) {
        m_said += m_process.readAllStandardOutput();
        return !m_said.contains("ended " + QByteArray::number(number) + ' ');
    }

    QByteArray out(int number) const {
        QFile output(file(number));
        return output.open(QIODevice::ReadOnly) ? output.readAll() : QByteArray();
    }
    QByteArray lastOut() const { return out(m_commands); }
    int last() const { return m_commands; }

private:
    static QElapsedTimer started() {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }
    QString file(int number) const { return m_home.path(QStringLiteral("out.%1").arg(number)); }
    void type(const QByteArray& text) {
        m_process.write(text);
        m_process.waitForBytesWritten(kPatience);
    }

    const Home& m_home;
    QProcess m_process;
    QByteArray m_said;
    int m_commands = 0;
};

QJsonObject json(const QByteArray& text) {
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class ReadmeSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSessionWorksAsWritten();
};

void ReadmeSessionTest::theSessionWorksAsWritten() {
    QStringList lines;
    for (const docs::Block& block : docs::blocksOf(docs::read("README.md"))) {
        if (block.kind == "sh" && block.text.contains("curl -N")) {
            lines = QString::fromUtf8(block.text).split(u'\n');
        }
    }
    QCOMPARE(lines.size(), 11);
    const Home home;
    QString port = QStringLiteral("0");
    // What the person's own machine would have another way.
    const auto adapted = [&](int line) {
        QString text = lines[line];
        return text.replace(QStringLiteral("8080"), port)
            .replace(QStringLiteral("build/release/parlance"), QStringLiteral(PARLANCE_PROGRAM))
            .replace(QStringLiteral("--headless"),
                     QStringLiteral("--headless --listen 127.0.0.1 --data ") +
                         home.path(QStringLiteral("data")));
    };
    Shell shell(home);

    // What runs here is what it builds.
    QCOMPARE(lines[0], QStringLiteral("./dev build"));

    QVERIFY(lines[1].startsWith(QStringLiteral("build/release/parlance --headless ")));
    QVERIFY(shell.run(adapted(1)));
    const int server = shell.last();
    QTRY_VERIFY_WITH_TIMEOUT(shell.out(server).contains("host token in"), kPatience);
    static const QRegularExpression kListening(
        QStringLiteral("\\Alistening http://127\\.0\\.0\\.1:(\\d+)/\n"));
    port = kListening.match(QString::fromUtf8(shell.out(server))).captured(1);
    QVERIFY2(!port.isEmpty(), shell.out(server).constData());

    // Two readers, whose streams open with hello.
    QVERIFY(shell.run(adapted(2)));
    const int sse = shell.last();
    QVERIFY(shell.run(adapted(3)));
    const int ndjson = shell.last();
    QTRY_VERIFY_WITH_TIMEOUT(shell.out(sse).contains("event: hello\n"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(shell.out(ndjson).contains("\"type\":\"hello\""), kPatience);

    // Ana joins; the shell has her token.
    QVERIFY(lines[4].startsWith(QStringLiteral("T=$(")));
    QVERIFY(shell.run(adapted(4)));
    QVERIFY(shell.run(QStringLiteral("echo \"$T\"")));
    static const QRegularExpression kToken(QStringLiteral("\\A[0-9a-f]{32}\n\\z"));
    QVERIFY2(kToken.match(QString::fromUtf8(shell.lastOut())).hasMatch(),
             shell.lastOut().constData());

    // She says hello, and both streams show it.
    QVERIFY(shell.run(adapted(5)));
    const QJsonObject posted = json(shell.lastOut());
    QCOMPARE(posted[u"seq"].toInt(), 1);
    QVERIFY(posted[u"cursor"].toString().endsWith(QStringLiteral("-1")));
    const auto streamed = [&](const char* message) {
        const QByteArray text = "\"text\":\"" + QByteArray(message) + '"';
        const auto lineWith = [&](int number, const QByteArray& begin) {
            for (const QByteArray& line : shell.out(number).split('\n')) {
                if (line.startsWith(begin) && line.contains(text)) {
                    return json(line.sliced(begin.size()))[u"type"].toString();
                }
            }
            return QString();
        };
        return lineWith(sse, "data: ") == u"message" && lineWith(ndjson, "") == u"message";
    };
    QTRY_VERIFY_WITH_TIMEOUT(streamed("hello"), kPatience);

    // The long poll waits; how far it is tells the host. Then somebody speaks.
    const int poll = shell.start(adapted(6));
    QFile tokenFile(home.path(QStringLiteral("data/host-token")));
    QVERIFY(tokenFile.open(QIODevice::ReadOnly));
    const QByteArray hostToken = tokenFile.readAll().trimmed();
    QTRY_COMPARE_WITH_TIMEOUT(openStreams(port.toUShort(), hostToken, "longpoll"), 1, kPatience);
    QVERIFY(shell.isRunning(poll));
    const Home neighbours;
    Program other(
        neighbours, QStringLiteral(PARLANCE_PROGRAM),
        {QStringLiteral("say"), QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(port),
         QStringLiteral("wake up"), QStringLiteral("--name"), QStringLiteral("Cai")});
    QCOMPARE(other.exitCode(), std::optional(0));
    QVERIFY(shell.ended(poll));
    const QJsonArray woken = json(shell.out(poll))[u"entries"].toArray();
    QCOMPARE(woken.size(), 1);
    QCOMPARE(woken[0][u"text"].toString(), QStringLiteral("wake up"));

    // The short poll shows both, and its ETag.
    QVERIFY(shell.run(adapted(7)));
    const QByteArray answer = shell.lastOut();
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    const QJsonObject body = json(answer.sliced(answer.indexOf("\r\n\r\n") + 4));
    QCOMPARE(body[u"entries"].toArray().size(), 2);
    const QByteArray etag = "\"" + body[u"cursor"].toString().toLatin1() + '.' +
                            QByteArray::number(body[u"state"].toInteger()) + '"';
    QVERIFY2(answer.contains("\r\netag: " + etag + "\r\n"), answer.constData());

    // tail on each of the transports that its comment names.
    QVERIFY(lines[8].contains(
        QStringLiteral("# or sse, stream, longpoll, shortpoll (ws is an alias)")));
    std::vector<int> tails;
    for (const char* transport : {"websocket", "sse", "stream", "longpoll", "shortpoll", "ws"}) {
        QString command = adapted(8);
        command.truncate(command.indexOf(QStringLiteral("  ")));
        command.replace(QStringLiteral("websocket"), QString::fromLatin1(transport));
        // A person has a terminal for each; one shell lets them run beside it.
        QVERIFY(shell.run(command + QStringLiteral(" &")));
        tails.push_back(shell.last());
    }
    for (const int tail : tails) {
        QTRY_VERIFY_WITH_TIMEOUT(shell.out(tail).contains(" Ana: hello\n"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(shell.out(tail).contains(" Cai: wake up\n"), kPatience);
    }

    // Bo says something, and everybody hears it, once.
    QVERIFY(shell.run(adapted(9)));
    for (const int tail : tails) {
        QTRY_VERIFY_WITH_TIMEOUT(shell.out(tail).contains(" Bo: from the shell\n"), kPatience);
        QCOMPARE(shell.out(tail).count("from the shell"), 1);
        QCOMPARE(shell.out(tail).count("hello"), 1);
    }
    QTRY_VERIFY_WITH_TIMEOUT(streamed("from the shell"), kPatience);

    // The token was kept: without a name it is still Bo, and nobody else.
    QString again = adapted(9);
    again.replace(QStringLiteral("from the shell"), QStringLiteral("once more"))
        .remove(QStringLiteral(" --name Bo"));
    QVERIFY(shell.run(again));
    QVERIFY(shell.run(adapted(7)));
    const QByteArray later = shell.lastOut();
    const QJsonArray entries =
        json(later.sliced(later.indexOf("\r\n\r\n") + 4))[u"entries"].toArray();
    QCOMPARE(entries.size(), 4);
    QCOMPARE(entries[3][u"text"].toString(), QStringLiteral("once more"));
    QCOMPARE(entries[3][u"from"].toString(), QStringLiteral("Bo"));
    QCOMPARE(entries[3][u"cid"], entries[2][u"cid"]);
    // All five at once; the figures are its own, the words of the table are not.
    QString race = adapted(10);
    race.truncate(race.indexOf(QStringLiteral("   #")));
    QVERIFY(shell.run(
        race.replace(QStringLiteral("--messages 100"), QStringLiteral("--messages 5 --every 0"))));
    const QByteArrayList table = shell.lastOut().trimmed().split('\n');
    QCOMPARE(table.size(), 6);
    QVERIFY(table[0].startsWith("transport  messages"));
    for (const QByteArray& line : table.sliced(1)) {
        QVERIFY2(line.contains(" 5/5 "), line.constData());
    }

    const QFileInfo tokens(home.path(QStringLiteral("config/parlance/tokens")));
    QVERIFY(tokens.exists());
    QCOMPARE(tokens.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
}

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::ReadmeSessionTest)
#include "readme_session_test.moc"
