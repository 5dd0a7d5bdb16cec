// Options that stand in a file: an administrator's, a person's, and which of them has the last
// word.
#include "tests/docs/wire.h"
#include "tests/process/program.h"

#include <QDir>
#include <QTest>

namespace parlance {
namespace {

const QString kServer = QStringLiteral(PARLANCE_SERVER_PROGRAM);
const QString kDesktop = QStringLiteral(PARLANCE_PROGRAM);

// `folder` is "etc" for the machine, "config" for the person.
void write(const Home& home, const QString& folder, const QString& name, const QByteArray& text) {
    const QString path = home.path(folder) + QStringLiteral("/parlance/");
    QVERIFY(QDir().mkpath(path));
    QFile file(path + name + QStringLiteral(".ini"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

// The room that visitors are sent to: its name begins the title of the page there.
QByteArray roomOf(const RunningServer& server) {
    docs::Wire wire(server.port());
    wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
    const auto head = wire.head();
    const QByteArray page = head ? wire.body(*head).value_or(QByteArray()) : QByteArray();
    const qsizetype begin = page.indexOf("<title>") + 7;
    return page.mid(begin, page.indexOf(' ', begin) - begin);
}

int statusFor(const RunningServer& server, const QByteArray& host) {
    docs::Wire wire(server.port());
    wire.send("GET /ping HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    const auto head = wire.head();
    return head ? head->status() : 0;
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMachinesFileIsTheDefault_data() { programs(); }
    void theMachinesFileIsTheDefault() {
        QFETCH(QString, program);
        QFETCH(QString, file);
        const Home home;
        write(home, QStringLiteral("etc"), file, "[server]\nroom=machine\n");
        RunningServer server(home, program, QStringLiteral("none"));
        QVERIFY(server.isListening());
        QCOMPARE(roomOf(server), "machine");
    }

    void aPersonsFileGoesBeforeTheMachines_data() { programs(); }
    void aPersonsFileGoesBeforeTheMachines() {
        QFETCH(QString, program);
        QFETCH(QString, file);
        const Home home;
        write(home, QStringLiteral("etc"), file, "[server]\nroom=machine\n");
        write(home, QStringLiteral("config"), file, "[server]\nroom=person\n");
        RunningServer server(home, program, QStringLiteral("none"));
        QVERIFY(server.isListening());
        QCOMPARE(roomOf(server), "person");
    }

    void theCommandLineGoesBeforeBoth_data() { programs(); }
    void theCommandLineGoesBeforeBoth() {
        QFETCH(QString, program);
        QFETCH(QString, file);
        const Home home;
        write(home, QStringLiteral("etc"), file, "[server]\nroom=machine\nport=1\n");
        RunningServer server(home, program, QStringLiteral("none"),
                             {QStringLiteral("--room"), QStringLiteral("line")});
        QVERIFY(server.isListening());
        QCOMPARE(roomOf(server), "line");
    }

    void whatIsLockedStaysTheMachines_data() { programs(); }
    void whatIsLockedStaysTheMachines() {
        QFETCH(QString, program);
        QFETCH(QString, file);
        const Home home;
        write(home, QStringLiteral("etc"), file,
              "[General]\nlocked=server/room, server/keep\n[server]\nroom=machine\n");
        write(home, QStringLiteral("config"), file,
              "[General]\nlocked=none\n[server]\nroom=person\nkeep=3\n");
        RunningServer server(home, program, QStringLiteral("none"));
        QVERIFY(server.isListening());
        QCOMPARE(roomOf(server), "machine");

        Program other(
            home, program,
            {QStringLiteral("--headless"), QStringLiteral("--room"), QStringLiteral("line")});
        QCOMPARE(other.exitCode(), std::optional(2));
        QCOMPARE(other.err(), "--room is set by the administrator of this computer.\n");
        // The same value contradicts nobody.
        RunningServer same(home, program, QStringLiteral("none"),
                           {QStringLiteral("--room"), QStringLiteral("machine")});
        QVERIFY(same.isListening());
    }

    void anOptionMayHaveSeveralValues() {
        const Home home;
        write(home, QStringLiteral("etc"), QStringLiteral("server"),
              "[server]\nallow-host=one.example, two.example\n");
        RunningServer server(home, kServer, QStringLiteral("none"),
                             {QStringLiteral("--allow-host"), QStringLiteral("three.example")});
        QVERIFY(server.isListening());
        for (const QByteArray host : {"one.example", "two.example", "three.example"}) {
            QCOMPARE(statusFor(server, host), 204);
        }
        QCOMPARE(statusFor(server, "four.example"), 421);
    }

    void anOptionWithoutAValueIsTrueOrFalse_data() {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<bool>("tls");
        const QStringList said{QStringLiteral("--tls")};
        QTest::newRow("true") << QByteArray("[server]\ntls=true\n") << QStringList() << true;
        QTest::newRow("false") << QByteArray("[server]\ntls=false\n") << QStringList() << false;
        QTest::newRow("false and said") << QByteArray("[server]\ntls=false\n") << said << true;
        QTest::newRow("locked and said")
            << QByteArray("[General]\nlocked=server/tls\n[server]\ntls=true\n") << said << true;
    }
    void anOptionWithoutAValueIsTrueOrFalse() {
        QFETCH(QByteArray, settings);
        QFETCH(QStringList, line);
        QFETCH(bool, tls);
        const Home home;
        write(home, QStringLiteral("etc"), QStringLiteral("server"), settings);
        RunningServer server(home, kServer, QStringLiteral("none"), line);
        QVERIFY(server.isListening());
        QCOMPARE(server.program().out().contains("\nfingerprint "), tls);
    }

    void whatIsLockedAsFalseCannotBeSwitchedOn() {
        const Home home;
        write(home, QStringLiteral("etc"), QStringLiteral("server"),
              "[General]\nlocked=server/tls\n[server]\ntls=false\n");
        Program program(home, kServer, {QStringLiteral("--tls")});
        QCOMPARE(program.exitCode(), std::optional(2));
        QCOMPARE(program.err(), "--tls is set by the administrator of this computer.\n");
    }

    void aMistakeIsTold_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no such option")
            << QByteArray("colour=red")
            << QByteArray("In the settings, parlance/server.ini: Unknown option 'colour'.\n");
        QTest::newRow("no such value")
            << QByteArray("port=http") << QByteArray("--port takes a number from 0 to 65535.\n");
        QTest::newRow("neither true nor false")
            << QByteArray("tls=perhaps")
            << QByteArray("In the settings, parlance/server.ini: tls is true or false.\n");
    }
    void aMistakeIsTold() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, says);
        const Home home;
        write(home, QStringLiteral("etc"), QStringLiteral("server"), "[server]\n" + line + '\n');
        Program program(home, kServer, {});
        QCOMPARE(program.exitCode(), std::optional(2));
        QCOMPARE(program.err(), says);
    }

private:
    static void programs() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("file");
        QTest::newRow("parlance") << kDesktop << QStringLiteral("desktop");
        QTest::newRow("parlance-server") << kServer << QStringLiteral("server");
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::SettingsTest)
#include "settings_test.moc"
