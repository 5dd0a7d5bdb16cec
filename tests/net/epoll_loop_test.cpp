// What Qt promises of the loop itself, held against ours: order, waiting, waking, nesting.
#include "tests/net/onloop.h"

#include <QEventLoop>
#include <QThread>
#include <QTimer>

namespace parlance {

class EpollLoopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void postedEventsComeBeforeSocketsAndThoseOfHandlersInTheNextRound() {
        const Pair pair;
        QByteArray order;
        QObject receiver;
        const auto post = [&](char name) {
            QMetaObject::invokeMethod(
                &receiver, [&, name] { order += name; }, Qt::QueuedConnection);
        };
        Watch reader(pair.ends[0], Kind::Read, [&] {
            pair.hear();
            order += 'r';
            post('p');
        });
        Watch writer(pair.ends[0], Kind::Write, [&] {
            writer.setEnabled(false);
            order += 'w';
            post('q');
        });
        pair.say("a");
        post('1');
        post('2');
        dispatcher().processEvents(QEventLoop::AllEvents);
        QCOMPARE(order, "12rw");
        dispatcher().processEvents(QEventLoop::AllEvents);
        QCOMPARE(order, "12rwpq");
    }

    void nestedLoopsGoOnWithWhatTheOuterOneWasTold() {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<Watch>> readers;
        int nested = 0;
        for (int i = 0; i < 4; ++i) {
            pairs.push_back(std::make_unique<Pair>());
            Pair* pair = pairs.back().get();
            pair->say("a");
            readers.push_back(std::make_unique<Watch>(pair->ends[0], Kind::Read, [&, pair] {
                pair->hear();
                if (nested++ == 0) {
                    QEventLoop loop;
                    QTimer::singleShot(10, &loop, &QEventLoop::quit);
                    loop.exec();
                    // The others came in there, each once.
                    QCOMPARE(nested, 4);
                }
            }));
        }
        spin();
        QCOMPARE(nested, 4);
    }

    void socketsCanBeLeftOut() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read, [&] { pair.hear(); });
        pair.say("a");
        int ticks = 0;
        Ticker ticker([&](int id) {
            ++ticks;
            ticker.killTimer(id);
        });
        ticker.startTimer(1);
        while (ticks == 0) {
            dispatcher().processEvents(QEventLoop::ExcludeSocketNotifiers |
                                       QEventLoop::WaitForMoreEvents);
        }
        QCOMPARE(reader.count, 0);
        QTRY_COMPARE(reader.count, 1);
    }

    void userInputCanBeLeftOutWhereThereIsNone() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read, [&] { pair.hear(); });
        pair.say("a");
        dispatcher().processEvents(QEventLoop::ExcludeUserInputEvents);
        QCOMPARE(reader.count, 1);
    }

    void waitingEndsWithTheFirstEvent() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read, [&] { pair.hear(); });
        int ticks = 0;
        Ticker ticker([&](int) { ++ticks; });
        const int id = ticker.startTimer(20, Qt::PreciseTimer);
        while (ticks == 0) {
            dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
        }
        ticker.killTimer(id);
        QCOMPARE(reader.count, 0);
        pair.say("a");
        while (reader.count == 0) {
            QVERIFY(dispatcher().processEvents(QEventLoop::WaitForMoreEvents));
        }
    }

    void nothingToDoIsSaid() {
        spin();
        QVERIFY(!dispatcher().processEvents(QEventLoop::AllEvents));
    }

    void whoeverHearsThatTheLoopBlocksMayPost() {
        bool delivered = false;
        QEventLoop loop;
        const auto post = [&] {
            QMetaObject::invokeMethod(
                &loop,
                [&] {
                    delivered = true;
                    loop.quit();
                },
                Qt::QueuedConnection);
        };
        connect(&dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &loop, post,
                Qt::ConnectionType(Qt::DirectConnection | Qt::SingleShotConnection));
        loop.exec();
        QVERIFY(delivered);
    }

    void anotherThreadWakesTheLoop() {
        constexpr int kPosts = 20'000;
        int received = 0;
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            for (int i = 0; i < kPosts; ++i) {
                QMetaObject::invokeMethod(
                    &loop,
                    [&] {
                        if (++received == kPosts) {
                            loop.quit();
                        }
                    },
                    Qt::QueuedConnection);
            }
        }));
        thread->start();
        loop.exec();
        QCOMPARE(received, kPosts);
        QVERIFY(thread->wait());
    }

    void anotherThreadWakesALoopThatSleepsEachTime() {
        constexpr int kRounds = 2'000;
        std::atomic<int> heard = 0;
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            for (int i = 0; i < kRounds; ++i) {
                QMetaObject::invokeMethod(
                    &loop, [&] { ++heard; }, Qt::QueuedConnection);
                while (heard <= i) { // So the loop sleeps again before the next one.
                    QThread::yieldCurrentThread();
                }
            }
            QMetaObject::invokeMethod(
                &loop, [&] { loop.quit(); }, Qt::QueuedConnection);
        }));
        thread->start();
        loop.exec();
        QCOMPARE(heard, kRounds);
        QVERIFY(thread->wait());
    }

    void anotherThreadEndsTheLoop() {
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&] { loop.exit(7); }));
        QTimer::singleShot(0, &loop, [&] { thread->start(); });
        QCOMPARE(loop.exec(), 7);
        QVERIFY(thread->wait());
    }
};

} // namespace parlance

PARLANCE_LOOP_TEST_MAIN(parlance::EpollLoopTest)
#include "epoll_loop_test.moc"
