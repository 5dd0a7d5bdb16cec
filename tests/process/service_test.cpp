// The server as a service: what it tells its manager, over a socket of the kind that systemd opens.
#include "tests/process/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace parlance {
namespace {

constexpr int kPatience = 10'000;

// The manager's end: a datagram socket, in the file system or by an abstract name.
class NotifySocket {
public:
    explicit NotifySocket(const QByteArray& name)
        : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::copy(name.begin(), name.end(), address.sun_path);
        if (name.startsWith('@')) {
            address.sun_path[0] = '\0';
        }
        m_isOpen =
            ::bind(m_descriptor, reinterpret_cast<const sockaddr*>(&address),
                   socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(name.size()))) == 0;
    }
    ~NotifySocket() { ::close(m_descriptor); }

    bool isOpen() const { return m_isOpen; }
    // Everything told since the last time, a datagram a line.
    QByteArray told() {
        char bytes[256];
        for (ssize_t size; (size = ::recv(m_descriptor, bytes, sizeof bytes, 0)) >= 0;) {
            m_told.append(bytes, size).append('\n');
        }
        return m_told;
    }

private:
    int m_descriptor;
    bool m_isOpen;
    QByteArray m_told;
};

} // namespace

class ServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("NOTIFY_SOCKET"); }

    void saysWhenItListensAndWhenItEnds_data() {
        QTest::addColumn<bool>("isAbstract");
        QTest::newRow("in the file system") << false;
        QTest::newRow("by an abstract name") << true;
    }
    void saysWhenItListensAndWhenItEnds() {
        QFETCH(bool, isAbstract);
        const QTemporaryDir folder;
        const QByteArray path = (isAbstract ? "@" : "") + QFile::encodeName(folder.path()) + "/n";
        NotifySocket manager(path);
        QVERIFY(manager.isOpen());
        qputenv("NOTIFY_SOCKET", path);
        const Home home;
        RunningServer server(home, QStringLiteral(PARLANCE_SERVER_PROGRAM), QStringLiteral("none"));
        QVERIFY(server.isListening());
        QTRY_COMPARE_WITH_TIMEOUT(manager.told(), "READY=1\n", kPatience);
        server.program().terminate();
        QCOMPARE(server.program().exitCode(), std::optional(0));
        QCOMPARE(manager.told(), "READY=1\nSTOPPING=1\n");
    }

    void aManagerThatIsGoneIsNoTrouble() {
        qputenv("NOTIFY_SOCKET", "/nowhere/notify");
        const Home home;
        RunningServer server(home, QStringLiteral(PARLANCE_SERVER_PROGRAM), QStringLiteral("none"));
        QVERIFY(server.isListening());
        server.program().terminate();
        QCOMPARE(server.program().exitCode(), std::optional(0));
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::ServiceTest)
#include "service_test.moc"
