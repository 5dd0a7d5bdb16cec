// `tail`, `say` and `race` over TLS: they speak to whom they were told to trust, ask nobody, and
// say how to go on. As in commands_test, the test starts itself with a command's word.
#include "app/commands/race.h"
#include "app/commands/say.h"
#include "app/commands/tail.h"
#include "app/embeddedserver.h"
#include "server/protocol/fingerprint.h"
#include "tests/client/cannedserver.h"
#include "tests/client/certificate.h"
#include "tests/support/eventually.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace parlance {
namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

void speak(const CannedRequest& request, QTcpSocket& socket) {
    socket.write(opening(Transport::Sse, request) + said(Transport::Sse, codec::encode(hello(0))) +
                 said(Transport::Sse, codec::encode(message(1, "one"))));
}

// Takes TLS only, as a host with --tls-only does.
struct EncryptedServer {
    EncryptedServer() {
        QObject::connect(&server, &EmbeddedServer::started, &server,
                         [this](const EmbeddedServer::Running& started) { running = started; });
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.tls = Tls::Only;
        server.start(options);
        require(eventually([this] { return running.port != 0; }), "The server did not start.");
    }
    QString url(const char* scheme) const {
        return QStringLiteral("%1://127.0.0.1:%2/rooms/lobby")
            .arg(QString::fromLatin1(scheme))
            .arg(running.port);
    }

    EmbeddedServer server;
    EmbeddedServer::Running running;
};

} // namespace

class TlsCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_config = std::make_unique<QTemporaryDir>(); }
    void anUnknownCertificateIsNamedAndNotTrusted();
    void anAcceptedFingerprintIsRemembered();
    void anotherCertificateThanTheNamedOneIsTold();
    void anotherCertificateThanTheRememberedOneIsTold();
    void aLinkThatContradictsTheMemoryIsTold();
    void aFingerprintThatCannotBeReadIsAMistake();
    void sayFollowsToTls();
    void tailFollowsToTls_data();
    void tailFollowsToTls();
    void raceGoesOverTls();
    void raceSendsNothingToAnUnknownServer();

private:
    Ended run(const QStringList& arguments) const;
    Ended tail(const QString& url, const QStringList& further = {}) const {
        return run(QStringList{QStringLiteral("tail"), url, QStringLiteral("--transport=sse"),
                               QStringLiteral("--count=1")} +
                   further);
    }
    static QStringList accepting(const QByteArray& fingerprint) {
        return {QStringLiteral("--fingerprint"), QString::fromLatin1(fingerprintText(fingerprint))};
    }
    static QString address(const CannedServer& server) { return server.room().page().toString(); }

    std::unique_ptr<QTemporaryDir> m_config;
};

Ended TlsCommandsTest::run(const QStringList& arguments) const {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_config->path());
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    const bool isOver = eventually([&] { return process.state() == QProcess::NotRunning; });
    process.kill();
    process.waitForFinished();
    return {isOver ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void TlsCommandsTest::anUnknownCertificateIsNamedAndNotTrusted() {
    const Certificate certificate;
    const CannedServer server(speak, certificate.tls);
    const QByteArray text = fingerprintText(certificate.fingerprint);
    const Ended listening = tail(address(server));
    QCOMPARE(listening.code, 1);
    QCOMPARE(listening.err,
             "parlance tail: nobody vouches for the server's certificate. If the "
             "host's screen shows this fingerprint, accept it with --fingerprint " +
                 text + '\n');
    const Ended saying = run({QStringLiteral("say"), address(server), QStringLiteral("a secret")});
    QCOMPARE(saying.code, 1);
    QVERIFY2(saying.err.endsWith(text + '\n'), saying.err.constData());
    QVERIFY(server.requests().empty());
}

void TlsCommandsTest::anAcceptedFingerprintIsRemembered() {
    const Certificate certificate;
    const CannedServer server(speak, certificate.tls);
    const Ended first = tail(address(server), accepting(certificate.fingerprint));
    QCOMPARE(first.err, QByteArray());
    QCOMPARE(first.out, QByteArray("22:13 Ana: one\n"));
    const Ended second = tail(address(server));
    QCOMPARE(second.err, QByteArray());
    QCOMPARE(second.code, 0);
}

void TlsCommandsTest::anotherCertificateThanTheNamedOneIsTold() {
    const Certificate certificate;
    const CannedServer server(speak, certificate.tls);
    const Ended outcome = tail(address(server), accepting(QByteArray(kFingerprintSize, 'x')));
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.startsWith("parlance tail: the server has another certificate than the "
                                    "one that you trust. Somebody between may pretend to be it"),
             outcome.err.constData());
    QVERIFY(server.requests().empty());
    // It is not what was asked for, so nothing is remembered.
    QVERIFY(tail(address(server)).err.contains("nobody vouches"));
}

void TlsCommandsTest::anotherCertificateThanTheRememberedOneIsTold() {
    const Certificate certificate;
    const CannedServer server(speak, certificate.tls);
    QCOMPARE(tail(address(server), accepting(certificate.fingerprint)).code, 0);
    // As if the server had had another one then.
    QDirIterator found(m_config->path(), {QStringLiteral("certificates")}, QDir::Files,
                       QDirIterator::Subdirectories);
    QVERIFY(found.hasNext());
    QFile file(found.next());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(server.room().origin().toUtf8() + ' ' +
               fingerprintText(QByteArray(kFingerprintSize, 'x')) + '\n');
    file.close();
    const std::size_t before = server.requests().size();
    const Ended outcome = tail(address(server));
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("another certificate than the one that you trust"),
             outcome.err.constData());
    QCOMPARE(server.requests().size(), before);
    // Whoever compares may accept it.
    QCOMPARE(tail(address(server), accepting(certificate.fingerprint)).code, 0);
    QCOMPARE(tail(address(server)).code, 0);
}

void TlsCommandsTest::aLinkThatContradictsTheMemoryIsTold() {
    const Certificate certificate;
    const CannedServer server(speak, certificate.tls);
    QCOMPARE(tail(server.room().withFingerprint(certificate.fingerprint).link().toString()).code,
             0);
    const QByteArray other(kFingerprintSize, 'x');
    const Ended outcome = tail(server.room().withFingerprint(other).link().toString());
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("--fingerprint " + fingerprintText(other)),
             outcome.err.constData());
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void TlsCommandsTest::aFingerprintThatCannotBeReadIsAMistake() {
    const Ended outcome =
        tail(QStringLiteral("https://127.0.0.1:1"), {QStringLiteral("--fingerprint=AB:CD")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("--fingerprint takes"), outcome.err.constData());
}

void TlsCommandsTest::sayFollowsToTls() {
    const EncryptedServer server;
    const auto say = [&](const QString& url, const QStringList& further = {}) {
        return run(QStringList{QStringLiteral("say"), url, QStringLiteral("hello"),
                               QStringLiteral("--name=Bo")} +
                   further);
    };
    const Ended unknown = say(server.url("http"));
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains(fingerprintText(server.running.fingerprint)),
             unknown.err.constData());
    const Ended accepted = say(server.url("http"), accepting(server.running.fingerprint));
    QCOMPARE(accepted.err, QByteArray());
    QCOMPARE(accepted.code, 0);
    const Ended known = say(server.url("http"));
    QCOMPARE(known.err, QByteArray());
    QCOMPARE(known.code, 0);
}

void TlsCommandsTest::tailFollowsToTls_data() {
    QTest::addColumn<QStringList>("further");
    QTest::newRow("one transport") << QStringList{QStringLiteral("--transport=longpoll")};
    QTest::newRow("whichever works") << QStringList();
}

void TlsCommandsTest::tailFollowsToTls() {
    QFETCH(QStringList, further);
    const EncryptedServer server;
    const Ended saying = run(QStringList{QStringLiteral("say"), server.url("https"),
                                         QStringLiteral("hello"), QStringLiteral("--name=Bo")} +
                             accepting(server.running.fingerprint));
    QCOMPARE(saying.err, QByteArray());
    QCOMPARE(saying.code, 0);
    const Ended outcome =
        run(QStringList{QStringLiteral("tail"), server.url("http"), QStringLiteral("--count=1")} +
            further);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.endsWith(" Bo: hello\n"), (outcome.out + outcome.err).constData());
}

void TlsCommandsTest::raceGoesOverTls() {
    const EncryptedServer server;
    const auto race = [&](const QString& url, const QStringList& further = {}) {
        return run(QStringList{QStringLiteral("race"), url, QStringLiteral("--messages=3"),
                               QStringLiteral("--every=0"), QStringLiteral("--csv")} +
                   further);
    };
    const Ended first = race(server.url("https"), accepting(server.running.fingerprint));
    // Known from now on, and found from a plain address.
    const Ended second = race(server.url("http"));
    for (const Ended& outcome : {first, second}) {
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.code, 0);
        for (const Transport transport : kTransports) {
            const QByteArray row = '\n' + wireName(transport).toLatin1() + ",3,";
            QVERIFY2(outcome.out.contains(row), outcome.out.constData());
        }
    }
}

void TlsCommandsTest::raceSendsNothingToAnUnknownServer() {
    const Certificate certificate;
    const CannedServer server(speak, certificate.tls);
    const QStringList line{QStringLiteral("race"), address(server)};
    const Ended unknown = run(line);
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("nobody vouches") &&
                 unknown.err.endsWith(fingerprintText(certificate.fingerprint) + '\n'),
             unknown.err.constData());
    const Ended other = run(line + accepting(QByteArray(kFingerprintSize, 'x')));
    QCOMPARE(other.code, 1);
    QVERIFY2(other.err.contains("another certificate than the one that you trust"),
             other.err.constData());
    QCOMPARE(unknown.out + other.out, QByteArray());
    QVERIFY(server.requests().empty());
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
    parlance::TlsCommandsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tlscommands_test.moc"
