// The program with a window from outside: one instance, and its end by a signal.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace parlance {
namespace {

class Window {
public:
    Window(const QTemporaryDir& home, const QStringList& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
            environment.insert(QString::fromLatin1(name), home.path());
        }
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
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
        m_process.waitForFinished(20'000);
        return isRunning() || m_process.exitStatus() != QProcess::NormalExit ? -1
                                                                             : m_process.exitCode();
    }

private:
    QProcess m_process;
};

} // namespace

class WindowProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondStartHandsOverAndASignalEndsTheFirst() {
        const QTemporaryDir home;
        const QStringList arguments{QStringLiteral("--host"), QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                                    QStringLiteral("0")};
        Window first(home, arguments);
        // A start that finds nobody would become a window of its own.
        QTRY_VERIFY_WITH_TIMEOUT(!socketsIn(home).isEmpty(), 20'000);
        Window second(home, {QStringLiteral("--host")});
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(first.isRunning());
        first.terminate();
        QCOMPARE(first.exitCode(), 0);
    }

private:
    static QStringList socketsIn(const QTemporaryDir& home) {
        return QDir(home.path()).entryList({QStringLiteral("parlance-*")}, QDir::System);
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::WindowProgramTest)
#include "window_program_test.moc"
