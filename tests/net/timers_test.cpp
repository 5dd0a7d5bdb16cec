#include "server/net/timers.h"

#include <QTest>

using namespace parlance;

class TimersTest : public QObject {
    Q_OBJECT

private:
    qint64 now = 0;
    // The wall clock stands elsewhere and is set back all the time: no deadline may look at it.
    Clock clock{[this] { return -1'000'000'000 - now; }, [this] { return now; }};

private Q_SLOTS:
    void init() { now = 0; }

    void aTimerFiresOnceWhenItIsDue() {
        Timers timers(clock);
        int fired = 0;
        Timer timer(timers, [&] { ++fired; });
        timer.start(100);
        now = 99;
        timers.fire();
        QCOMPARE(fired, 0);
        QVERIFY(timer.isActive());
        now = 100;
        timers.fire();
        timers.fire();
        QCOMPARE(fired, 1);
        QVERIFY(!timer.isActive());
    }

    void aLaterDeadlineReplacesAnEarlierOne() {
        Timers timers(clock);
        int fired = 0;
        Timer timer(timers, [&] { ++fired; });
        timer.start(100);
        timer.start(300);
        now = 299;
        timers.fire();
        QCOMPARE(fired, 0);
        now = 300;
        timers.fire();
        QCOMPARE(fired, 1);
    }

    void anEarlierDeadlineReplacesALaterOne() {
        Timers timers(clock);
        int fired = 0;
        Timer timer(timers, [&] { ++fired; });
        timer.start(300);
        timer.start(100);
        now = 100;
        timers.fire();
        QCOMPARE(fired, 1);
        now = 300;
        timers.fire();
        QCOMPARE(fired, 1);
    }

    void aStoppedTimerDoesNotFire() {
        Timers timers(clock);
        int fired = 0;
        Timer timer(timers, [&] { ++fired; });
        timer.start(100);
        timer.stop();
        now = 200;
        timers.fire();
        QCOMPARE(fired, 0);
        timer.start(100);
        now = 300;
        timers.fire();
        QCOMPARE(fired, 1);
    }

    void timersMayBeStartedAndDestroyedInTheirOwnCall() {
        Timers timers(clock);
        int fired = 0;
        auto second = std::make_unique<Timer>(timers, [&] { ++fired; });
        std::unique_ptr<Timer> first;
        first = std::make_unique<Timer>(timers, [&] {
            second->start(50);
            first.reset();
        });
        first->start(100);
        second->start(500);
        now = 100;
        timers.fire();
        QVERIFY(!first);
        now = 150;
        timers.fire();
        QCOMPARE(fired, 1);
    }

    void aClockThatLeapsIsNoticedWithTheNextDeadline() {
        Timers timers(clock);
        int fired = 0;
        Timer late(timers, [&] { ++fired; });
        late.start(3'600'000);
        now = 7'200'000;
        Timer soon(timers, [&] { ++fired; });
        soon.start(0);
        QTRY_COMPARE(fired, 2);
    }

    void theEventLoopFiresByItself() {
        Timers timers(Clock::system());
        int fired = 0;
        Timer timer(timers, [&] { ++fired; });
        timer.start(1);
        QTRY_COMPARE(fired, 1);
    }
};

QTEST_GUILESS_MAIN(TimersTest)
#include "timers_test.moc"
