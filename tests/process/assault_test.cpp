// Against the program itself, while guests chat: two thousand clients at once, 500 connects a
// second for a minute, and 200 connections that send a byte now and then. Nobody loses a word; how
// long the words take, before and meanwhile, is printed.
#include "tests/process/chat.h"
#include "tests/process/program.h"
#include "tests/support/eventually.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace parlance;
using namespace std::chrono_literals;

namespace {

constexpr int kCrowd = 2'000;
constexpr int kConnectsPerSecond = 500;
constexpr auto kStorm = 60s;
constexpr int kLoris = 200; // As many as one address may have.

// Blocking; -1 where it is refused.
int connectFrom(const QHostAddress& from, quint16 port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int late = 1; // The port is chosen with the peer in view, so there are enough.
    ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &late, sizeof(late));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(from.toIPv4Address());
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
        return socket;
    }
    ::close(socket);
    return -1;
}

void send(int socket, const QByteArray& bytes) {
    ::send(socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
}

const QByteArray kPing = "GET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n";

// Connects, and leaves in one of four ways.
class Storm {
public:
    explicit Storm(quint16 port) : m_thread([this, port] { run(port); }) {}
    ~Storm() { m_thread.join(); }

    bool isOver() const { return m_over; }
    int connects() const { return m_connects; }
    int answers() const { return m_answers; }
    double seconds() const { return m_seconds; }

private:
    void run(quint16 port) {
        using Clock = std::chrono::steady_clock;
        const auto start = Clock::now();
        const int all = kConnectsPerSecond * int(kStorm.count());
        // On a machine that cannot keep the pace it ends after twice the time.
        for (int i = 0; i < all && Clock::now() - start < 2 * kStorm; ++i) {
            std::this_thread::sleep_until(start + i * 1s / kConnectsPerSecond);
            visit(connectFrom(address(2 + i % 50, i / 50), port), i);
        }
        m_seconds = std::chrono::duration<double>(Clock::now() - start).count();
        m_over = true;
    }

    void visit(int socket, int number) {
        if (socket < 0) {
            return;
        }
        ++m_connects;
        const linger reset{1, 0};
        if (number % 4 == 0) {
            send(socket, kPing);
            std::array<char, 300> answer{};
            m_answers += ::recv(socket, answer.data(), answer.size(), 0) > 0 ? 1 : 0;
        } else if (number % 4 == 1) {
            send(socket, kPing.first(10));
        } else if (number % 4 == 2) {
            ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
        }
        ::close(socket);
    }

    std::atomic<int> m_connects = 0;
    std::atomic<int> m_answers = 0;
    std::atomic<double> m_seconds = 0;
    std::atomic<bool> m_over = false;
    std::thread m_thread;
};

// Requests that never end, all from one address; what is cut comes again.
class Slowloris {
public:
    explicit Slowloris(quint16 port) : m_thread([this, port] { run(port); }) {}
    ~Slowloris() {
        m_stop = true;
        m_thread.join();
    }

    int opened() const { return m_opened; }

private:
    void run(quint16 port) {
        std::array<int, kLoris> sockets{};
        sockets.fill(-1);
        while (!m_stop) {
            for (int& socket : sockets) {
                if (socket < 0) {
                    socket = connectFrom(address(60, 0), port);
                    send(socket, "GET / HTTP/1.1\r\nX: ");
                    ++m_opened;
                } else if (::send(socket, "x", 1, MSG_NOSIGNAL) < 0) {
                    ::close(std::exchange(socket, -1));
                }
            }
            std::this_thread::sleep_for(100ms);
        }
        for (const int socket : sockets) {
            ::close(socket);
        }
    }

    std::atomic<int> m_opened = 0;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

qsizetype descriptors(Program& program) {
    const QString path = QStringLiteral("/proc/%1/fd").arg(program.pid());
    return QDir(path).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

void print(const QByteArray& line) {
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

} // namespace

class AssaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
        m_isRoomy = limit.rlim_cur > kCrowd + 500;
    }

    void twoThousandAtOnceAllHearEverything();
    void aStormOfConnectsDisturbsNobody();
    void slowlorisDisturbsNobody();

private:
    Home m_home;
    RunningServer m_server{m_home, QStringLiteral(PARLANCE_SERVER_PROGRAM), QStringLiteral("data")};
    bool m_isRoomy = false;
};

void AssaultTest::twoThousandAtOnceAllHearEverything() {
    if (!m_isRoomy) {
        std::puts("skipped: a process may not have 2,500 descriptors here");
        QSKIP("too few descriptors");
    }
    constexpr int kSaid = 20;
    const qsizetype before = descriptors(m_server.program());
    {
        std::vector<std::unique_ptr<RawClient>> crowd;
        for (int i = 0; i < kCrowd; ++i) {
            crowd.push_back(std::make_unique<RawClient>(m_server.port(), RawClient::Reading::Yes,
                                                        address(70, i / 10)));
        }
        for (int i = 0; i < kCrowd; ++i) {
            crowd[std::size_t(i)]->send(listening(i));
        }
        for (const auto& client : crowd) {
            QVERIFY(client->waitForText("\"hello\""));
            client->send(kSignOfLife);
        }
        Chat chat(m_server.port(), 3);
        const std::vector<double> took = chat.say(kSaid);
        print("2,000 listen: " + describe(took));
        QVERIFY(took.front() >= 0);
        for (const auto& client : crowd) {
            QVERIFY(client->waitForText(Chat::sentence(kSaid)));
            for (int number = 1; number <= kSaid; ++number) {
                QCOMPARE(client->received().count(Chat::sentence(number)), qsizetype(1));
            }
        }
        QVERIFY(descriptors(m_server.program()) >= before + kCrowd);
    }
    QVERIFY(eventually([&] { return descriptors(m_server.program()) <= before; }));
}

void AssaultTest::aStormOfConnectsDisturbsNobody() {
    const qsizetype before = descriptors(m_server.program());
    {
        Chat chat(m_server.port(), 50);
        print("before the storm: " + describe(chat.say(50)));
        const Storm storm(m_server.port());
        std::vector<double> took;
        while (!storm.isOver()) {
            took.push_back(chat.say());
            QVERIFY(took.back() >= 0);
        }
        std::ranges::sort(took);
        print("in it:            " + describe(took) + "; " + QByteArray::number(storm.connects()) +
              " connects in " + QByteArray::number(storm.seconds(), 'f', 0) + " s");
        QVERIFY(storm.connects() > kConnectsPerSecond * int(kStorm.count()) * 9 / 10);
        QVERIFY(storm.answers() >= storm.connects() / 4 - 1); // Everybody who asked.
        QCOMPARE(chat.mistakes(), QByteArrayList());
    }
    QVERIFY(eventually([&] { return descriptors(m_server.program()) <= before; }));
}

void AssaultTest::slowlorisDisturbsNobody() {
    const qsizetype before = descriptors(m_server.program());
    {
        Chat chat(m_server.port(), 100);
        print("before slowloris: " + describe(chat.say(50)));
        const Slowloris slowloris(m_server.port());
        QVERIFY(eventually([&] { return slowloris.opened() >= kLoris; }));
        std::vector<double> took;
        qsizetype most = 0;
        QElapsedTimer timer;
        timer.start();
        // Until the first of them have been cut and have come again, or it would be no siege.
        while (slowloris.opened() < 2 * kLoris && timer.elapsed() < 60'000) {
            took.push_back(chat.say());
            QVERIFY(took.back() >= 0);
            most = std::max(most, descriptors(m_server.program()));
        }
        std::ranges::sort(took);
        print("during it:        " + describe(took) + "; " +
              QByteArray::number(qsizetype(took.size())) + " messages to 100");
        QVERIFY(slowloris.opened() >= 2 * kLoris);
        QVERIFY(most >= before + 100 + kLoris * 9 / 10); // They were there together.
        QCOMPARE(chat.mistakes(), QByteArrayList());
    }
    QVERIFY(eventually([&] { return descriptors(m_server.program()) <= before; }));
}

QTEST_GUILESS_MAIN(AssaultTest)
#include "assault_test.moc"
