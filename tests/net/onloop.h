// What the tests of the event loop have in common. Each runs on ours, and once more on Qt's own
// loop over poll() (PARLANCE_QT_LOOP=1), so that nothing is asked here that Qt does not do.
#pragma once

#include "server/net/epolldispatcher.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

namespace parlance {

using Kind = QSocketNotifier::Type;
inline constexpr auto kOnce = QEventLoop::AllEvents;

// Both ends of a connection.
struct Pair {
    Pair() {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0) {
            qFatal("no socket pair");
        }
    }
    ~Pair() {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void say(const char* text) const {
        if (::write(ends[1], text, qstrlen(text)) < 0) {
            qFatal("cannot write");
        }
    }
    QByteArray hear() const {
        char buffer[256];
        const auto size = ::read(ends[0], buffer, sizeof(buffer));
        return {buffer, std::max<qsizetype>(size, 0)};
    }
    void fill() const {
        const QByteArray block(4096, 'x');
        while (::write(ends[0], block.constData(), block.size()) > 0) {
        }
    }
    int ends[2] = {-1, -1};
};

// A notifier with what it does.
class Watch final : public QSocketNotifier {
public:
    Watch(int descriptor, Kind kind, std::function<void()> call = {})
        : QSocketNotifier(descriptor, kind) {
        connect(this, &QSocketNotifier::activated, this, [this, call = std::move(call)] {
            ++count;
            if (call) {
                call();
            }
        });
    }
    int count = 0;
};

class Ticker final : public QObject {
public:
    explicit Ticker(std::function<void(int)> call) : m_call(std::move(call)) {}

protected:
    void timerEvent(QTimerEvent* event) override { m_call(event->timerId()); }

private:
    std::function<void(int)> m_call;
};

inline void spin(int rounds = 5) {
    for (int i = 0; i < rounds; ++i) {
        QCoreApplication::processEvents(kOnce);
    }
}

// As a handler that takes its time: the loop's clock goes on, the loop does not.
inline void beBusy(int milliseconds) {
    const QDeadlineTimer end(milliseconds);
    while (!end.hasExpired()) {
    }
}

inline QAbstractEventDispatcher& dispatcher() {
    return *QAbstractEventDispatcher::instance();
}

template <typename Test>
int runOnTheLoop(int argc, char** argv) {
    const bool qts = qEnvironmentVariableIsSet("PARLANCE_QT_LOOP");
    if (!qts) {
        QCoreApplication::setEventDispatcher(new EpollDispatcher);
    }
    const QCoreApplication application(argc, argv);
    if ((dynamic_cast<EpollDispatcher*>(&dispatcher()) == nullptr) != qts) {
        qFatal("not the loop that is to be tested");
    }
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace parlance

#define PARLANCE_LOOP_TEST_MAIN(Test)                    \
    int main(int argc, char** argv) {                    \
        return parlance::runOnTheLoop<Test>(argc, argv); \
    }
