#include "server/net/writequeue.h"

#include <QRandomGenerator>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;

class WriteQueueTest : public QObject {
    Q_OBJECT

private:
    int ends[2]{-1, -1};

    QByteArray readAll() {
        QByteArray all;
        char buffer[4096];
        ssize_t size = 0;
        while ((size = ::recv(ends[1], buffer, sizeof(buffer), MSG_DONTWAIT)) > 0) {
            all.append(buffer, size);
        }
        return all;
    }

private Q_SLOTS:
    void init() { QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0); }
    void cleanup() {
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void piecesComeOutInOrder() {
        WriteQueue queue;
        QVERIFY(queue.isEmpty());
        queue.append("one ");
        queue.append("");
        queue.append("two");
        QCOMPARE(queue.size(), 7);
        QCOMPARE(queue.writeTo(ends[0]), 7);
        QVERIFY(queue.isEmpty());
        QCOMPARE(readAll(), "one two");
    }

    void whatTheSystemDoesNotTakeStaysAndNothingIsLostOrRepeated() {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const int small = 4096;
        ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &small, sizeof(small));
        WriteQueue queue;
        QByteArray expected;
        QByteArray received;
        for (int i = 0; i < 300; ++i) {
            const QByteArray piece(random.bounded(5000), static_cast<char>('a' + i % 26));
            expected += piece;
            queue.append(piece);
            QVERIFY(queue.writeTo(ends[0]) >= 0);
            if (random.bounded(3) == 0) {
                received += readAll();
            }
        }
        while (!queue.isEmpty()) {
            received += readAll();
            QVERIFY(queue.writeTo(ends[0]) >= 0);
        }
        received += readAll();
        QCOMPARE(received.size(), expected.size());
        QVERIFY(received == expected);
    }

    void aClosedPeerIsAnErrorAndNoSignal() {
        ::close(ends[1]);
        WriteQueue queue;
        queue.append("x");
        QCOMPARE(queue.writeTo(ends[0]), -1);
    }

    void aPieceCanBeTakenOutWhereItWasCut() {
        const QByteArray one("one");
        const QByteArray two("two");
        WriteQueue queue;
        queue.append(one);
        queue.append(two);
        QCOMPARE(queue.takePiece(), "one");
        QCOMPARE(queue.takePiece(), "two");
        QVERIFY(queue.isEmpty());
    }

    // Half a million pongs of two bytes are no half a million pieces.
    void whatIsSmallIsJoined() {
        WriteQueue queue;
        constexpr int kPongs = 512 * 1024;
        for (int i = 0; i < kPongs; ++i) {
            queue.append(QByteArray("\x8a\x00", 2));
        }
        QCOMPARE(queue.size(), 2 * kPongs);
        int pieces = 0;
        for (; !queue.isEmpty(); ++pieces) {
            QVERIFY(queue.takePiece().startsWith('\x8a'));
        }
        QCOMPARE(pieces, 2 * kPongs / 4'096);
    }

    // A piece that others have as well, or will have, stays as it is.
    void whatIsSharedIsNotWrittenInto() {
        const QByteArray shared("shared");
        WriteQueue queue;
        queue.append(shared);
        queue.append(QByteArray("own"));
        queue.append(shared);
        QCOMPARE(shared, "shared");
        QCOMPARE(queue.takePiece(), "shared");
        QCOMPARE(queue.takePiece(), "ownshared");
    }
};

QTEST_GUILESS_MAIN(WriteQueueTest)
#include "writequeue_test.moc"
