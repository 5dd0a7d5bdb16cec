// The load generator as a whole: it measures Parlance on every transport, and no server that fails
// one client once gets away with it.
#include "tests/bench/faultyserver.h"
#include "tests/process/program.h"
#include "tests/support/eventually.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

namespace parlance {
namespace {

constexpr const char* kTransports[] = {"websocket", "sse", "stream", "longpoll"};

// The generator with a few clients for a short time, while the event loop of the test runs.
class Load {
public:
    Load(const QByteArray& server, quint16 port, const QByteArray& transport,
         const QByteArrayList& measurements) {
        QStringList words;
        for (const QByteArray& word :
             QByteArrayList{"--server", server, "--port", QByteArray::number(port), "--transport",
                            transport, "--clients", "5", "--seconds", "0.1", "--pid",
                            QByteArray::number(QCoreApplication::applicationPid())} +
                 measurements) {
            words += QString::fromUtf8(word);
        }
        m_process.start(QStringLiteral(PARLANCE_LOAD), words);
    }

    bool ends() {
        return eventually([this] { return m_process.state() == QProcess::NotRunning; });
    }
    int exitCode() const { return m_process.exitCode(); }
    QByteArray complaint() { return m_process.readAllStandardError(); }
    QJsonObject result() {
        return QJsonDocument::fromJson(m_process.readAllStandardOutput()).object();
    }

private:
    QProcess m_process;
};

} // namespace

class LoadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresParlance_data() {
        QTest::addColumn<QByteArray>("transport");
        for (const char* transport : kTransports) {
            QTest::newRow(transport) << QByteArray(transport);
        }
    }
    void measuresParlance() {
        QFETCH(QByteArray, transport);
        const Home home;
        RunningServer server(home, QStringLiteral(PARLANCE_SERVER_PROGRAM), QStringLiteral("none"));
        QVERIFY(server.isListening());
        Load load(
            "parlance", server.port(), transport,
            {"--requests", "10", "--fanout", "1", "--fanout", "4", "--paced", "200", "--named"});
        QVERIFY(load.ends());
        QVERIFY2(load.exitCode() == 0, load.complaint().constData());
        const QJsonObject result = load.result();
        QCOMPARE(result[u"fanout"].toArray().size(), 2);
        QVERIFY(result[u"fanout"][0][u"messages"].toInt() >= 4);
        QCOMPARE(result[u"paced"][u"messages"].toInt(), 20);
        QVERIFY(result[u"paced"][u"p99"].toDouble() >= result[u"paced"][u"p50"].toDouble());
    }

    // What comes after a lost message tells of it; after the last one comes nothing.
    void missesTheLastMessage() {
        FaultyServer server(FaultyServer::Fault::Lost);
        Load load("nchan", server.httpPort(), "sse", {"--fanout", "1", "--silence", "1"});
        QVERIFY(load.ends());
        QCOMPARE(load.exitCode(), 1);
        const QByteArray said = load.complaint();
        QVERIFY2(said.contains("message 4 has reached only 4 of 5 clients"), said.constData());
    }

    // Four posters write at a time, so which message the fifth is, is up to the sockets.
    void seesEveryFault_data() { measuresParlance_data(); }
    void seesEveryFault() {
        QFETCH(QByteArray, transport);
        using Fault = FaultyServer::Fault;
        struct Trial {
            Fault fault;
            const char* complaint; // A pattern.
            std::unique_ptr<FaultyServer> server = {};
            std::unique_ptr<Load> load = {};
        };
        Trial trials[] = {
            {Fault::None, ""},
            {Fault::Lost,
             R"(client 1 got message \d+ too early|message \d+ has reached only 4 of 5 clients)"},
            {Fault::Repeated, R"(client 1 got message \d+ again)"},
            {Fault::Swapped, R"(client 1 got message \d+ too early)"},
            {Fault::Damaged, R"(a damaged message: #\d{8})"},
        };
        for (Trial& trial : trials) {
            trial.server = std::make_unique<FaultyServer>(trial.fault);
            trial.load = std::make_unique<Load>(
                "nchan",
                transport == "websocket" ? trial.server->webSocketPort() : trial.server->httpPort(),
                transport, QByteArrayList{"--fanout", "4"});
        }
        for (Trial& trial : trials) {
            QVERIFY(trial.load->ends());
            const QString said = QString::fromUtf8(trial.load->complaint());
            QCOMPARE(trial.load->exitCode(), trial.fault == Fault::None ? 0 : 1);
            const QRegularExpression pattern(QString::fromLatin1(trial.complaint));
            QVERIFY2(pattern.match(said).hasMatch(), qPrintable(said));
        }
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::LoadTest)
#include "load_test.moc"
