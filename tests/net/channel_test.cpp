// One list of scenarios for both channels: the connection above must not know which it has.
#include "server/net/channel.h"

#include "server/net/fdchannel.h"
#include "server/net/socketchannel.h"
#include "server/net/sockets.h"

#include <QTcpServer>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;

namespace {

class Owner final : public ChannelOwner {
public:
    void received(QByteArrayView bytes) override { input += bytes; }
    void peerEnded() override { ++ends; }
    void drained() override { ++drains; }
    void broken() override { ++breaks; }

    QByteArray input;
    int ends = 0;
    int drains = 0;
    int breaks = 0;
};

class Acceptor final : public QTcpServer {
public:
    qintptr descriptor = -1;

protected:
    void incomingConnection(qintptr accepted) override { descriptor = accepted; }
};

} // namespace

class ChannelTest : public QObject {
    Q_OBJECT

private:
    Owner owner;
    std::unique_ptr<Channel> channel;
    int peer = -1;

    void connectPair() {
        Acceptor acceptor;
        QVERIFY(acceptor.listen(QHostAddress::LocalHost, 0));
        peer = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(acceptor.serverPort());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(peer, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
        QTRY_VERIFY(acceptor.descriptor >= 0);
        sockets::tune(acceptor.descriptor);
        QFETCH_GLOBAL(const bool, bare);
        if (bare) {
            channel = std::make_unique<FdChannel>(int(acceptor.descriptor), owner);
            return;
        }
        auto socket = std::make_unique<QTcpSocket>();
        QVERIFY(socket->setSocketDescriptor(acceptor.descriptor));
        channel = std::make_unique<SocketChannel>(std::move(socket), owner);
    }

    QByteArray readPeer() const {
        QByteArray all;
        char buffer[65536];
        ssize_t size = 0;
        while ((size = ::recv(peer, buffer, sizeof(buffer), MSG_DONTWAIT)) > 0) {
            all.append(buffer, size);
        }
        return all;
    }

    static void bothChannels() {
        QTest::addColumn<bool>("bare");
        QTest::newRow("descriptor") << true;
        QTest::newRow("socket") << false;
    }

private Q_SLOTS:
    void init() {
        owner = Owner();
        connectPair();
    }
    void cleanup() {
        channel.reset();
        ::close(peer);
    }

    void initTestCase_data() { bothChannels(); }

    void bytesArrive() {
        QCOMPARE(::send(peer, "hello", 5, 0), 5);
        QTRY_COMPARE(owner.input, "hello");
        QCOMPARE(channel->bytesRead(), 5);
    }

    void nothingIsWrittenBeforeTheFlush() {
        channel->write("one ");
        channel->write("two");
        QCOMPARE(channel->pending(), 7);
        QCOMPARE(readPeer(), QByteArray());
        channel->flush();
        QByteArray got;
        QTRY_COMPARE((got += readPeer()), "one two");
        QTRY_COMPARE(channel->pending(), 0);
        QCOMPARE(channel->bytesWritten(), 7);
    }

    void whatASlowPeerDoesNotTakeWaitsAndDrains() {
        const QByteArray large(8 * 1024 * 1024, 'x');
        channel->write(large);
        channel->flush();
        QVERIFY(channel->pending() > 0);
        QCOMPARE(owner.drains, 0);
        qsizetype got = 0;
        QTRY_VERIFY_WITH_TIMEOUT((got += readPeer().size()) == large.size(), 30'000);
        QTRY_COMPARE(owner.drains, 1);
        QCOMPARE(channel->pending(), 0);
    }

    void withoutReadingNothingIsReceived() {
        channel->setReading(false);
        QCOMPARE(::send(peer, "later", 5, 0), 5);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QCOMPARE(owner.input, QByteArray());
        channel->setReading(true);
        QTRY_COMPARE(owner.input, "later");
    }

    void whoIsGoneAtTheEndOfWritingIsToldOrSeen() {
        const linger reset{.l_onoff = 1, .l_linger = 0};
        QCOMPARE(::setsockopt(peer, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset)), 0);
        ::close(std::exchange(peer, -1));
        QVERIFY(!channel->endWriting() || QTest::qWaitFor([this] { return owner.breaks == 1; }));
    }

    void anEndOfThePeerIsTold() {
        ::shutdown(peer, SHUT_WR);
        // Qt's socket knows no half-closed connections: to it the peer has gone.
        QTRY_COMPARE(owner.ends + owner.breaks, 1);
    }

    void aBrokenConnectionIsToldOnce() {
        const linger reset{1, 0};
        ::setsockopt(peer, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
        ::close(peer);
        peer = ::socket(AF_INET, SOCK_STREAM, 0);
        QTRY_COMPARE(owner.breaks, 1);
        channel->write("x");
        channel->flush();
        QCoreApplication::processEvents();
        QVERIFY(owner.breaks >= 1);
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "channel_test.moc"
