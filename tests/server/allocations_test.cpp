// A delivery allocates nothing: a message to many readers takes as many allocations as to a few.
#include "server/net/epolldispatcher.h"
#include "tests/server/localserver.h"

#include <QTest>

#include <algorithm>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;

namespace {

// Of this thread, which is the server's here. Counting another would count the log's.
thread_local qint64 allocations = 0;

} // namespace

// In place of the C library's: Qt's containers use malloc, and so does operator new.
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);

void* malloc(size_t size) {
    ++allocations;
    return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
    ++allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* memory, size_t size) {
    ++allocations;
    return __libc_realloc(memory, size);
}
}

namespace {

constexpr int kFew = 4;
constexpr int kMany = 60;
constexpr int kMessages = 40;

// A socket that is read without anything being allocated.
class Guest {
public:
    Guest(quint16 port, const QByteArray& request)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* to = reinterpret_cast<const sockaddr*>(&address);
        if (::connect(m_socket, to, sizeof(address)) != 0) {
            qFatal("cannot connect");
        }
        send(request);
    }
    ~Guest() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Guest)

    void send(const QByteArray& bytes) const {
        if (::send(m_socket, bytes.constData(), bytes.size(), MSG_NOSIGNAL) != bytes.size()) {
            qFatal("cannot send");
        }
    }
    // Whether something has come since the last time.
    bool heard() const {
        static char buffer[65536];
        bool any = false;
        while (::recv(m_socket, buffer, sizeof(buffer), MSG_DONTWAIT) > 0) {
            any = true;
        }
        return any;
    }

private:
    int m_socket;
};

} // namespace

class AllocationsTest : public QObject {
    Q_OBJECT

private:
    // Every guest of these has heard something.
    static void waitForAll(const std::vector<std::unique_ptr<Guest>>& guests) {
        for (const auto& guest : guests) {
            while (!guest->heard()) {
                QCoreApplication::processEvents();
            }
        }
    }

    // The least that one message to so many readers takes: now and then something else grows.
    static qint64 leastForAMessage(const QByteArray& request, int readers) {
        ServerOptions options;
        options.rateLimits = false;
        options.deadlines.secondFrame = options.deadlines.heartbeat = 3'600'000;
        const LocalServer server(options);
        std::vector<std::unique_ptr<Guest>> guests;
        for (int i = 0; i < readers; ++i) {
            guests.push_back(std::make_unique<Guest>(server.port(), server.fill(request)));
        }
        waitForAll(guests); // hello

        const QByteArray post = server.fill(
            "POST /rooms/lobby/events HTTP/1.1\r\nHost: $HOST\r\nContent-Length: 16\r\n"
            "Content-Type: application/json\r\nAuthorization: Bearer $TOKEN\r\n\r\n"
            "{\"text\":\"hello\"}");
        const Guest sender(server.port(), {});
        qint64 least = std::numeric_limits<qint64>::max();
        for (int i = 0; i < kMessages; ++i) {
            const qint64 before = allocations;
            sender.send(post);
            waitForAll(guests);
            while (!sender.heard()) {
                QCoreApplication::processEvents();
            }
            least = std::min(least, allocations - before);
        }
        return least;
    }

private Q_SLOTS:
    void anotherReaderOfAMessageTakesNoAllocation_data() {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("sse") << QByteArray("Accept: text/event-stream\r\n");
        QTest::newRow("stream") << QByteArray("Accept: application/x-ndjson\r\n");
        QTest::newRow("websocket") << QByteArray(
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    }
    void anotherReaderOfAMessageTakesNoAllocation() {
        QFETCH(const QByteArray, headers);
        const QByteArray request =
            "GET /rooms/lobby/events?after=now HTTP/1.1\r\nHost: $HOST\r\n" + headers + "\r\n";
        const qint64 few = leastForAMessage(request, kFew);
        const qint64 many = leastForAMessage(request, kMany);
        QVERIFY(few > 0);
        QCOMPARE(many, few);
    }
};

// On the server's own event loop: Qt's would be counted as well.
int main(int argc, char** argv) {
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    const QCoreApplication application(argc, argv);
    AllocationsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "allocations_test.moc"
