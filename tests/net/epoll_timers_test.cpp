// What Qt promises of timers, held against our event loop.
#include "tests/net/onloop.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <QTimer>

namespace parlance {

class EpollTimersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timersOfEveryTypeFireInTime_data() {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::addColumn<qint64>("earliest");
        QTest::newRow("precise") << Qt::PreciseTimer << qint64(30);
        QTest::newRow("coarse") << Qt::CoarseTimer << qint64(28); // Qt: within five per cent.
    }
    void timersOfEveryTypeFireInTime() {
        QFETCH(const Qt::TimerType, type);
        QFETCH(const qint64, earliest);
        QElapsedTimer clock;
        QEventLoop loop;
        QTimer timer;
        timer.setTimerType(type);
        connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        clock.start();
        timer.start(30);
        loop.exec();
        QVERIFY2(clock.elapsed() >= earliest, qPrintable(QString::number(clock.elapsed())));
    }

    void timersFireInTheOrderOfTheirDeadlines() {
        QByteArray order;
        QEventLoop loop;
        const auto append = [&](char name, int after) {
            auto* timer = new QTimer(&loop);
            timer->setSingleShot(true);
            timer->setTimerType(Qt::PreciseTimer);
            connect(timer, &QTimer::timeout, &loop, [&, name] {
                order += name;
                if (order.size() == 3) {
                    loop.quit();
                }
            });
            timer->start(after);
        };
        append('c', 30);
        append('a', 10);
        append('b', 20);
        loop.exec();
        QCOMPARE(order, "abc");
    }

    void aTimerOfNoIntervalFiresOnceARoundAndLetsTheOthersCome() {
        const Pair pair;
        int rounds = 0;
        Ticker ticker([&](int) { ++rounds; });
        const int id = ticker.startTimer(0);
        Watch reader(pair.ends[0], Kind::Read, [&] { pair.hear(); });
        pair.say("a");
        spin(1);
        QVERIFY(rounds >= 1);
        QTRY_COMPARE(reader.count, 1);
        ticker.killTimer(id);
        rounds = 0;
        spin();
        QCOMPARE(rounds, 0);
    }

    void aTimerMayBeRestartedAndKilledInItsOwnCall() {
        std::vector<int> fired;
        int restarted = 0;
        Ticker ticker([&](int id) {
            fired.push_back(id);
            ticker.killTimer(id);
            if (fired.size() < 3) {
                restarted = ticker.startTimer(0);
            }
        });
        ticker.startTimer(0);
        spin(20);
        QCOMPARE(fired.size(), std::size_t(3));
        QCOMPARE(fired.back(), restarted);
    }

    void aTimerMayKillAnotherThatIsDueAsWell() {
        int fired = 0;
        int ids[2] = {0, 0};
        Ticker ticker([&](int id) {
            ++fired;
            ticker.killTimer(id == ids[0] ? ids[1] : ids[0]);
            ticker.killTimer(id);
        });
        ids[0] = ticker.startTimer(0);
        ids[1] = ticker.startTimer(0);
        spin();
        QCOMPARE(fired, 1);
    }

    void anObjectMayDestroyItselfInItsTimer() {
        QPointer<Ticker> ticker;
        ticker = new Ticker([&](int) { delete ticker; });
        ticker->startTimer(0);
        ticker->startTimer(0);
        spin();
        QVERIFY(!ticker);
    }

    void aTimerIsNotDeliveredWithinItsOwnCall() {
        int depth = 0;
        int deepest = 0;
        int calls = 0;
        Ticker ticker([&](int) {
            deepest = std::max(deepest, ++depth);
            ++calls;
            spin(3);
            --depth;
        });
        const int id = ticker.startTimer(0);
        spin(3);
        ticker.killTimer(id);
        QCOMPARE(deepest, 1);
        QVERIFY(calls >= 3);
    }

    void missedPeriodsAreNotMadeUpFor() {
        int remaining = 0;
        Ticker ticker([&](int id) {
            remaining = dispatcher().remainingTime(id);
            ticker.killTimer(id);
        });
        ticker.startTimer(100, Qt::PreciseTimer);
        beBusy(250);
        spin(1);
        QVERIFY2(remaining > 10 && remaining <= 100, qPrintable(QString::number(remaining)));
    }

    void theLoopTellsOfItsTimers() {
        Ticker ticker([](int) {});
        Ticker other([](int) {});
        const int id = ticker.startTimer(10'000, Qt::PreciseTimer);
        const int second = ticker.startTimer(20'000, Qt::CoarseTimer);
        other.startTimer(5'000);
        const int remaining = dispatcher().remainingTime(id);
        QVERIFY(remaining > 9'000 && remaining <= 10'000);
        auto timers = dispatcher().registeredTimers(&ticker);
        std::ranges::sort(timers, {}, &QAbstractEventDispatcher::TimerInfo::interval);
        QCOMPARE(timers.size(), 2);
        QCOMPARE(timers[0].timerId, id);
        QCOMPARE(timers[0].interval, 10'000);
        QCOMPARE(timers[0].timerType, Qt::PreciseTimer);
        QCOMPARE(timers[1].timerId, second);
        QVERIFY(dispatcher().unregisterTimer(id));
        QCOMPARE(dispatcher().registeredTimers(&ticker).size(), 1);
        QVERIFY(dispatcher().unregisterTimers(&ticker));
        QVERIFY(dispatcher().registeredTimers(&ticker).isEmpty());
    }

    void aTimerThatIsDueHasNoTimeLeft() {
        Ticker ticker([](int) {});
        const int id = ticker.startTimer(1, Qt::PreciseTimer);
        beBusy(5);
        QCOMPARE(dispatcher().remainingTime(id), 0);
    }
};

} // namespace parlance

PARLANCE_LOOP_TEST_MAIN(parlance::EpollTimersTest)
#include "epoll_timers_test.moc"
