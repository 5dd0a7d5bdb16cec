// The program with a window from outside: one instance, what a second start hands over, and the
// end by a signal.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace parlance {
namespace {

constexpr int kPatience = 20'000;

class Window {
public:
    Window(const QTemporaryDir& home, const QStringList& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
            environment.insert(QString::fromLatin1(name), home.path());
        }
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(PARLANCE_PROGRAM), arguments);
    }
    ~Window() {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void terminate() { m_process.terminate(); }
    // -1 where it crashed or goes on.
    int exitCode() {
        m_process.waitForFinished(kPatience);
        return isRunning() || m_process.exitStatus() != QProcess::NormalExit ? -1
                                                                             : m_process.exitCode();
    }
    QByteArray out() { return m_out += m_process.readAllStandardOutput(); }
    QByteArray err() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_out;
};

const QStringList kLoopback{QStringLiteral("--listen"), QStringLiteral("127.0.0.1"),
                            QStringLiteral("--port"), QStringLiteral("0")};

// A room without a window, for the window to go to.
class Server {
public:
    Server() : m_program(m_home, QStringList{QStringLiteral("--headless")} + kLoopback) {
        m_http.setProxy(QNetworkProxy::NoProxy);
    }

    bool isListening() {
        const QByteArray before = "listening http://";
        return QTest::qWaitFor(
            [&] {
                const QByteArray out = m_program.out();
                const qsizetype from = out.indexOf(before);
                const qsizetype to = out.indexOf("/", from + before.size());
                if (from >= 0 && to >= 0) {
                    m_host = QString::fromLatin1(
                        out.mid(from + before.size(), to - from - before.size()));
                }
                return !m_host.isEmpty();
            },
            kPatience);
    }
    QString address(const char* scheme, const char* room) const {
        return QStringLiteral("%1://%2/rooms/%3")
            .arg(QLatin1StringView(scheme), m_host, QLatin1StringView(room));
    }
    bool hasSomebodyIn(const char* room) {
        return QTest::qWaitFor([&] { return peopleIn(QLatin1StringView(room)) == 1; }, kPatience);
    }

private:
    int peopleIn(QLatin1StringView room) {
        const std::unique_ptr<QNetworkReply> reply(
            m_http.get(QNetworkRequest(QUrl(QStringLiteral("http://%1/rooms").arg(m_host)))));
        (void)QTest::qWaitFor([&] { return reply->isFinished(); }, kPatience);
        const auto rooms = QJsonDocument::fromJson(reply->readAll()).object()[u"rooms"].toArray();
        for (const QJsonValue each : rooms) {
            if (each[u"room"].toString() == room) {
                return each[u"people"].toInt();
            }
        }
        return 0;
    }

    QTemporaryDir m_home;
    Window m_program;
    QNetworkAccessManager m_http;
    QString m_host;
};

} // namespace

class WindowProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondStartHandsOverAndASignalEndsTheFirst() {
        const QTemporaryDir home;
        Window first(home, QStringList{QStringLiteral("--host")} + kLoopback);
        // A start that finds nobody would become a window of its own.
        QTRY_VERIFY_WITH_TIMEOUT(!socketsIn(home).isEmpty(), kPatience);
        Window second(home, {QStringLiteral("--host")});
        QCOMPARE(second.exitCode(), 0);
        QCOMPARE(second.err(), "");
        QVERIFY(first.isRunning());
        Window third(home, {QStringLiteral("--host"), QStringLiteral("--room=tea")});
        QCOMPARE(third.exitCode(), 0);
        QCOMPARE(third.err(), "Parlance runs already and has been handed --room.\n");
        first.terminate();
        QCOMPARE(first.exitCode(), 0);
    }

    void addressesAndLinksAreHandedOver() {
        Server server;
        QVERIFY(server.isListening());
        const QTemporaryDir home;
        Window first(home, {});
        QTRY_VERIFY_WITH_TIMEOUT(!socketsIn(home).isEmpty(), kPatience);
        Window joining(home, {QStringLiteral("join"), server.address("http", "tea")});
        QCOMPARE(joining.exitCode(), 0);
        QVERIFY(server.hasSomebodyIn("tea"));
        Window link(home, {server.address("parlance", "lobby")});
        QCOMPARE(link.exitCode(), 0);
        QVERIFY(server.hasSomebodyIn("lobby"));
        QVERIFY(first.isRunning());
    }

    void anAddressAndALinkOpenTheFirstWindowThere() {
        Server server;
        QVERIFY(server.isListening());
        const QTemporaryDir home;
        const QTemporaryDir another;
        const Window joining(home, {QStringLiteral("join"), server.address("http", "tea")});
        QVERIFY(server.hasSomebodyIn("tea"));
        const Window link(another, {server.address("parlance", "lobby")});
        QVERIFY(server.hasSomebodyIn("lobby"));
    }

private:
    static QStringList socketsIn(const QTemporaryDir& home) {
        return QDir(home.path()).entryList({QStringLiteral("parlance-*")}, QDir::System);
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::WindowProgramTest)
#include "window_program_test.moc"
