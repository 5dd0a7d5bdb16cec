// A full room must not be felt in the window that hosts it.
#include "app/desktop.h"
#include "tests/support/eventually.h"
#include "tests/ui/crowd.h"
#include "tests/ui/uitest.h"

#include <QTimer>

#include <ctime>

namespace parlance {
namespace {

constexpr Crowd::Size kCrowd{.listeners = 500, .speakers = 10, .messages = 100};
constexpr double kStall = 50; // Milliseconds: what a person begins to feel.

// How long this thread works between two ticks of a timer that wants to tick all the time. Counted
// in its own processor time, so that a busy machine is not taken for a busy window.
class Stalls {
public:
    Stalls() {
        QObject::connect(&m_tick, &QTimer::timeout, &m_tick, [this] {
            const double before = std::exchange(m_since, now());
            m_longest = qMax(m_longest, m_since - before);
            ++m_ticks;
        });
        m_tick.start(1);
    }
    int ticks() const { return m_ticks; }
    double longest() const { return m_longest; }

private:
    static double now() {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    QTimer m_tick;
    int m_ticks = 0;
    double m_since = now();
    double m_longest = 0;
};

} // namespace

class WindowCrowdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowOfAFullRoomStaysResponsive() {
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.rateLimits = false;
        Desktop desktop(options);
        bool isFinished = false;
        connect(&desktop, &Desktop::finished, this, [&] { isFinished = true; });
        desktop.run({.host = true});
        QVERIFY(eventually([&] {
            return desktop.session() != nullptr &&
                   desktop.session()->status().phase == Session::Phase::Live;
        }));
        {
            const Stalls stalls;
            Crowd crowd(desktop.hosting().room().page().port(), kCrowd);
            crowd.start();
            QVERIFY(eventually([&] {
                return crowd.listening() == kCrowd.listeners &&
                       desktop.session()->people().count() > kCrowd.listeners;
            }));
            crowd.beginToSpeak();
            constexpr int kAll = kCrowd.speakers * kCrowd.messages;
            QVERIFY(eventually([&] {
                return crowd.stored() == kAll && desktop.session()->messages().rowCount() == kAll;
            }));
            qInfo("the longest turn of the window's event loop: %.1f ms", stalls.longest());
            QVERIFY(stalls.ticks() > 100);
            QVERIFY2(stalls.longest() < kStall, qPrintable(QString::number(stalls.longest())));
        }
        desktop.quit();
        QVERIFY(eventually([&] { return isFinished; }));
    }
};

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::WindowCrowdTest)
#include "window_crowd_test.moc"
