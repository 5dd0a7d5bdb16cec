// The network interface goes and comes back, in a network of the test's own: streams go on where
// they were, and nothing is lost or comes twice.
#include "tests/server/localserver.h"
#include "tests/server/rawrows.h"
#include "tests/support/eventually.h"

#include <QTest>

#include <cstring>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;

namespace {

// The process gets a network with nothing in it but its own loopback, or keeps the old one.
bool leaveTheNetwork() {
    return ::unshare(CLONE_NEWNET) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
}

bool setLoopback(bool up) {
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq interface {};
    std::strcpy(interface.ifr_name, "lo");
    ::ioctl(socket, SIOCGIFFLAGS, &interface);
    interface.ifr_flags =
        static_cast<short>(up ? interface.ifr_flags | IFF_UP : interface.ifr_flags & ~IFF_UP);
    const int set = ::ioctl(socket, SIOCSIFFLAGS, &interface);
    ::close(socket);
    return set == 0;
}

bool isApart = false;

} // namespace

class NoNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anInterfaceThatGoesAndComesBackLosesNothing() {
        if (!isApart) {
            std::puts("skipped: this system gives a test no network of its own");
            QSKIP("no network of its own");
        }
        QVERIFY(setLoopback(true));
        const LocalServer server;
        RawClient speaker(server.port());
        std::vector<std::unique_ptr<RawClient>> listeners;
        for (const char* type : {"text/event-stream", "application/x-ndjson", "text/html"}) {
            listeners.push_back(std::make_unique<RawClient>(server.port()));
            listeners.back()->send(server.fill(request("GET /rooms/lobby/events?after=now",
                                                       "Accept: " + QByteArray(type) + "\r\n")));
            QVERIFY(listeners.back()->waitForText("HTTP/1.1 200"));
        }
        say(server, speaker, "before", 1);
        QVERIFY(all(listeners, "before"));

        QVERIFY(setLoopback(false));
        send(server, speaker, "meanwhile");
        // Not before the system has tried in vain to deliver it.
        QVERIFY(eventually([&] { return retransmissions(speaker) > 0; }));
        for (const auto& listener : listeners) {
            QVERIFY(!listener->received().contains("meanwhile"));
            QVERIFY(!listener->isClosed());
        }

        QVERIFY(setLoopback(true));
        QVERIFY(speaker.waitForAnswers(2));
        say(server, speaker, "afterwards", 3);
        QVERIFY(all(listeners, "afterwards"));
        for (const auto& listener : listeners) {
            QCOMPARE(listener->received().count("meanwhile"), qsizetype(1));
            QVERIFY(!listener->isClosed());
        }
    }

private:
    static void send(const LocalServer& server, RawClient& speaker, const QByteArray& text) {
        speaker.send(server.fill(post("/rooms/lobby/events", "{\"text\":\"" + text + "\"}",
                                      "Authorization: Bearer $TOKEN\r\n")));
    }
    static void say(const LocalServer& server, RawClient& speaker, const QByteArray& text,
                    std::size_t answers) {
        send(server, speaker, text);
        QVERIFY(speaker.waitForAnswers(answers));
        QCOMPARE(speaker.answers().back().status, 201);
    }
    static bool all(const std::vector<std::unique_ptr<RawClient>>& listeners, const char* text) {
        return std::ranges::all_of(
            listeners, [text](const auto& listener) { return listener->waitForText(text); });
    }
    static int retransmissions(const RawClient& client) {
        tcp_info info{};
        socklen_t size = sizeof(info);
        ::getsockopt(client.descriptor(), IPPROTO_TCP, TCP_INFO, &info, &size);
        return info.tcpi_retransmits;
    }
};

int main(int argc, char** argv) {
    isApart = leaveTheNetwork(); // A process with threads could not.
    QCoreApplication app(argc, argv);
    NoNetworkTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "nonetwork_test.moc"
