// TLS as who starts a server sees it: what is printed, what is kept, and what will not do.
#include "tests/process/program.h"

#include <QFile>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

namespace parlance {
namespace {

const QString kServer = QStringLiteral(PARLANCE_SERVER_PROGRAM);
const QString kDesktop = QStringLiteral(PARLANCE_PROGRAM);

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

// As it is printed: "AB:CD:…"
QByteArray printedFingerprint(RunningServer& server) {
    static const QRegularExpression kLine(
        QStringLiteral("^fingerprint ([0-9A-F]{2}(:[0-9A-F]{2}){31})$"),
        QRegularExpression::MultilineOption);
    return kLine.match(QString::fromUtf8(server.program().out())).captured(1).toUtf8();
}

// Of the certificate that a client is shown.
QByteArray shownFingerprint(quint16 port) {
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::QueryPeer);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket.waitForEncrypted(10'000)
               ? socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex(':').toUpper()
               : socket.errorString().toUtf8();
}

} // namespace

class TlsProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCertificateIsMadeOnceAndKept_data() {
        QTest::addColumn<QString>("program");
        QTest::newRow("parlance") << kDesktop;
        QTest::newRow("parlance-server") << kServer;
    }
    void theCertificateIsMadeOnceAndKept() {
        QFETCH(QString, program);
        const Home home;
        QByteArray first;
        for (const char* options : {"--tls", "--tls", "--tls-only"}) {
            RunningServer server(home, program, QStringLiteral("data"), words(options));
            QVERIFY(server.isListening());
            const QByteArray fingerprint = printedFingerprint(server);
            QVERIFY(!fingerprint.isEmpty());
            QCOMPARE(shownFingerprint(server.port()), fingerprint);
            first = first.isEmpty() ? fingerprint : first;
            QCOMPARE(fingerprint, first);
            server.program().terminate();
            QCOMPARE(server.program().exitCode(), std::optional(0));
        }
        for (const char* file : {"data/tls-key.pem", "data/tls-certificate.pem"}) {
            QCOMPARE(QFile::permissions(home.path(QLatin1StringView(file))) &
                         (QFile::ReadGroup | QFile::ReadOther),
                     QFile::Permissions());
        }
    }

    void onlyWhatIsServedIsPrinted_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("plain");
        QTest::addColumn<bool>("tls");
        QTest::newRow("neither") << QStringList() << true << false;
        QTest::newRow("beside") << words("--tls") << true << true;
        QTest::newRow("only") << words("--tls-only") << false << true;
        QTest::newRow("both words") << words("--tls --tls-only") << false << true;
    }
    void onlyWhatIsServedIsPrinted() {
        QFETCH(QStringList, options);
        QFETCH(bool, plain);
        QFETCH(bool, tls);
        const Home home;
        RunningServer server(home, kServer, QStringLiteral("none"), options);
        QVERIFY(server.isListening());
        const QByteArray out = server.program().out();
        QCOMPARE(out.contains("listening http://"), plain);
        QCOMPARE(out.contains("listening https://"), tls);
        QCOMPARE(out.contains("fingerprint "), tls);
    }

    void onesOwnCertificateIsTaken() {
        const Home home;
        QByteArray made;
        {
            RunningServer server(home, kServer, QStringLiteral("data"), words("--tls"));
            QVERIFY(server.isListening());
            made = printedFingerprint(server);
        }
        const QStringList own{QStringLiteral("--tls-certificate"),
                              home.path(QStringLiteral("data/tls-certificate.pem")),
                              QStringLiteral("--tls-key"),
                              home.path(QStringLiteral("data/tls-key.pem"))};
        RunningServer server(home, kServer, QStringLiteral("none"), own);
        QVERIFY(server.isListening());
        QCOMPARE(printedFingerprint(server), made);
        QCOMPARE(shownFingerprint(server.port()), made);
    }

    void aCertificateThatWillNotDoIsAnError_data() {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* certificate, const char* key, int code,
                            const char* says) {
            QTest::newRow(name) << QString::fromLatin1(certificate) << QString::fromLatin1(key)
                                << code << QByteArray(says);
        };
        row("no file", "none.pem", "none.pem", 1, " cannot be read: No such file or directory.\n");
        row("no certificate", "text", "text", 1, "/text cannot be used: ");
        row("no key", "text", "", 2, "--tls-certificate and --tls-key go together.\n");
    }
    void aCertificateThatWillNotDoIsAnError() {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const Home home;
        QFile text(home.path(QStringLiteral("text")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("hello");
        text.close();
        QStringList arguments = words("--headless --data none --port 0 --tls-certificate");
        arguments.append(home.path(certificate));
        if (!key.isEmpty()) {
            arguments += {QStringLiteral("--tls-key"), home.path(key)};
        }
        Program run(home, kServer, arguments);
        QCOMPARE(run.exitCode(), std::optional(code));
        QVERIFY2(run.err().contains(says), run.err().constData());
        QCOMPARE(run.err().count('\n'), 1);
        QCOMPARE(run.out(), "");
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::TlsProgramTest)
#include "tls_program_test.moc"
