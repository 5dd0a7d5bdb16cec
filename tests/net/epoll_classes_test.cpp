// Qt's own classes that live on an event loop, on ours.
#include "server/net/eventdispatcher.h"
#include "tests/net/onloop.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

namespace parlance {

namespace {

// A certificate of the moment; openssl is on every machine that builds this.
bool makeCertificate(const QTemporaryDir& place) {
    QProcess process;
    process.setWorkingDirectory(place.path());
    process.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                   QStringLiteral("key"), QStringLiteral("-out"), QStringLiteral("cert"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=localhost")});
    return process.waitForFinished() && process.exitCode() == 0;
}

class TlsServer final : public QTcpServer {
public:
    std::unique_ptr<QSslSocket> socket = std::make_unique<QSslSocket>();

protected:
    void incomingConnection(qintptr descriptor) override {
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
    }
};

} // namespace

class EpollClassesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void socketsOfQtCarryMuchData() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
                received += socket->readAll();
                if (received.size() == 8 * 1024 * 1024) {
                    socket->write("done");
                }
            });
        });
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        client.write(QByteArray(8 * 1024 * 1024, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), 4, 30'000);
        QCOMPARE(client.readAll(), "done");
        QSignalSpy gone(&client, &QTcpSocket::disconnected);
        client.disconnectFromHost();
        QTRY_COMPARE(gone.size(), 1);
    }

    void processesRun() {
        QProcess process;
        process.start(QStringLiteral("/bin/sh"),
                      {QStringLiteral("-c"), QStringLiteral("cat; echo err >&2; exit 3")});
        QSignalSpy finished(&process, &QProcess::finished);
        process.write("hello");
        process.closeWriteChannel();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(process.exitCode(), 3);
        QCOMPARE(process.readAllStandardOutput(), "hello");
        QCOMPARE(process.readAllStandardError(), "err\n");
    }

    void pagesAreFetched() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            });
        });
        QNetworkAccessManager manager;
        const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()));
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->readAll(), "ok");
    }

    void tlsWorks() {
        if (!QSslSocket::supportsSsl()) {
            QSKIP("This Qt has no TLS.");
        }
        const QTemporaryDir place;
        if (!makeCertificate(place)) {
            QSKIP("There is no openssl to make a certificate.");
        }
        QFile key(place.filePath(QStringLiteral("key")));
        QVERIFY(key.open(QIODevice::ReadOnly));
        TlsServer server;
        server.socket->setLocalCertificate(place.filePath(QStringLiteral("cert")));
        server.socket->setPrivateKey(QSslKey(&key, QSsl::Rsa));
        connect(server.socket.get(), &QSslSocket::readyRead, this,
                [&] { server.socket->write(server.socket->readAll()); });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.serverPort());
        const QByteArray text(300'000, 'x');
        client.write(text);
        QByteArray echoed;
        QTRY_COMPARE_WITH_TIMEOUT((echoed += client.readAll()).size(), text.size(), 30'000);
    }

    void aThreadRunsOnItAndLeavesNothingBehind() {
        const auto descriptors = [] {
            return QDir(QStringLiteral("/proc/self/fd"))
                .entryList(QDir::Files | QDir::System)
                .size();
        };
        const auto before = descriptors();
        for (int i = 0; i < 20; ++i) {
            QPointer<QAbstractEventDispatcher> used;
            bool ran = false;
            QThread thread;
            giveEventDispatcher(thread);
            used = thread.eventDispatcher();
            QVERIFY(dynamic_cast<EpollDispatcher*>(used.get()) != nullptr);
            auto* worker = new QObject;
            worker->moveToThread(&thread);
            connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
            QMetaObject::invokeMethod(worker, [&] {
                QTimer::singleShot(1, worker, [&] {
                    ran = QAbstractEventDispatcher::instance() == used;
                    thread.quit();
                });
            });
            thread.start();
            QVERIFY(thread.wait());
            QVERIFY(ran);
            QVERIFY(!used);
        }
        QCOMPARE(descriptors(), before);
    }
};

} // namespace parlance

PARLANCE_LOOP_TEST_MAIN(parlance::EpollClassesTest)
#include "epoll_classes_test.moc"
