// What Qt promises of an event loop, held against ours. The same list is run on Qt's own loop over
// poll() as well (PARLANCE_QT_LOOP=1), so that nothing is asked here that Qt does not do.
#include "server/net/epolldispatcher.h"

#include "server/net/eventdispatcher.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlance;
using Kind = QSocketNotifier::Type;

namespace {

constexpr auto kOnce = QEventLoop::AllEvents;

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

void spin(int rounds = 5) {
    for (int i = 0; i < rounds; ++i) {
        QCoreApplication::processEvents(kOnce);
    }
}

// As a handler that takes its time: the loop's clock goes on, the loop does not.
void beBusy(int milliseconds) {
    const QDeadlineTimer end(milliseconds);
    while (!end.hasExpired()) {
    }
}

QAbstractEventDispatcher& dispatcher() {
    return *QAbstractEventDispatcher::instance();
}

} // namespace

class EpollDispatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const bool qts = qEnvironmentVariableIsSet("PARLANCE_QT_LOOP");
        QCOMPARE(dynamic_cast<EpollDispatcher*>(&dispatcher()) == nullptr, qts);
    }

    // Notifiers -------------------------------------------------------------------------------

    void aReadableDescriptorIsToldUntilItIsRead() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read);
        spin();
        QCOMPARE(reader.count, 0);
        pair.say("a");
        QCoreApplication::processEvents(kOnce);
        QVERIFY(reader.count >= 1);
        const int before = reader.count;
        QCoreApplication::processEvents(kOnce);
        QVERIFY(reader.count > before);
        pair.hear();
        const int after = reader.count;
        spin();
        QCOMPARE(reader.count, after);
    }

    void readingAndWritingOnOneDescriptorAreToldApart() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read, [&] { pair.hear(); });
        Watch writer(pair.ends[0], Kind::Write, [&] { writer.setEnabled(false); });
        spin();
        QCOMPARE(reader.count, 0);
        QCOMPARE(writer.count, 1);
        pair.say("a");
        spin();
        QCOMPARE(reader.count, 1);
        QCOMPARE(writer.count, 1);
        writer.setEnabled(true);
        reader.setEnabled(false);
        pair.say("b");
        spin();
        QCOMPARE(reader.count, 1);
        QCOMPARE(writer.count, 2);
    }

    void aWriterThatHadToWaitIsToldOfRoom() {
        const Pair pair;
        pair.fill();
        Watch writer(pair.ends[0], Kind::Write, [&] { writer.setEnabled(false); });
        spin();
        QCOMPARE(writer.count, 0);
        char buffer[65536];
        while (::read(pair.ends[1], buffer, sizeof(buffer)) > 0) {
        }
        QTRY_COMPARE(writer.count, 1);
    }

    void urgentDataIsAnException() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        const int descriptor = ::dup(static_cast<int>(accepted->socketDescriptor()));
        {
            Watch urgent(descriptor, Kind::Exception, [&] { urgent.setEnabled(false); });
            spin();
            QCOMPARE(urgent.count, 0);
            QCOMPARE(::send(static_cast<int>(client.socketDescriptor()), "!", 1, MSG_OOB), 1);
            QTRY_COMPARE(urgent.count, 1);
        }
        ::close(descriptor);
    }

    void aHangUpIsToldToReadersAndWriters() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read, [&] { reader.setEnabled(false); });
        Watch writer(pair.ends[0], Kind::Write, [&] { writer.setEnabled(false); });
        ::shutdown(pair.ends[1], SHUT_RDWR);
        spin();
        QCOMPARE(reader.count, 1);
        QCOMPARE(writer.count, 1);
    }

    // epoll tells errors and hang-ups to those who asked for nothing, which would spin.
    void nobodyIsWokenByAHangUpThatNobodyWatches() {
        const Pair pair;
        Watch reader(pair.ends[0], Kind::Read);
        reader.setEnabled(false);
        ::shutdown(pair.ends[0], SHUT_RDWR);
        ::shutdown(pair.ends[1], SHUT_RDWR);
        spin();
        QVERIFY(!dispatcher().processEvents(QEventLoop::AllEvents));
        QCOMPARE(reader.count, 0);
    }

    void notifiersMayBeSwitchedInAnyCall() {
        const Pair pair;
        std::unique_ptr<Watch> writer;
        Watch reader(pair.ends[0], Kind::Read, [&] {
            pair.hear();
            writer = std::make_unique<Watch>(pair.ends[0], Kind::Write, [&] {
                writer->setEnabled(false);
                reader.setEnabled(false);
            });
        });
        pair.say("a");
        spin();
        QCOMPARE(writer->count, 1);
        pair.say("b");
        spin();
        QCOMPARE(reader.count, 1);
        reader.setEnabled(true);
        spin();
        QCOMPARE(reader.count, 2);
    }

    void aNotifierMayDestroyItselfAndOthers() {
        const Pair one;
        const Pair two;
        int calls = 0;
        std::unique_ptr<QSocketNotifier> first(new QSocketNotifier(one.ends[0], Kind::Read));
        std::unique_ptr<QSocketNotifier> second(new QSocketNotifier(two.ends[0], Kind::Read));
        // Whichever is told first takes the other with it.
        const auto destroyBoth = [&] {
            ++calls;
            QObject* const sender = first ? first.release() : nullptr;
            QObject* const other = second ? second.release() : nullptr;
            delete sender;
            delete other;
        };
        connect(first.get(), &QSocketNotifier::activated, this, destroyBoth);
        connect(second.get(), &QSocketNotifier::activated, this, destroyBoth);
        one.say("a");
        two.say("b");
        spin();
        QCOMPARE(calls, 1);
    }

    void aDescriptorThatIsClosedAndOpenedAgainInOneTurnIsAnotherOne() {
        if (dynamic_cast<EpollDispatcher*>(&dispatcher()) == nullptr) {
            QSKIP("Qt's own loop would tell it once for nothing.");
        }
        auto first = std::make_unique<Pair>();
        auto second = std::make_unique<Pair>();
        std::unique_ptr<Pair> fresh;
        std::unique_ptr<Watch> freshReader;
        std::unique_ptr<Watch> readers[2];
        const auto replace = [&](std::unique_ptr<Pair>& pair, std::unique_ptr<Watch>& reader) {
            if (fresh) {
                return;
            }
            const int number = pair->ends[0];
            reader.reset();
            pair.reset();
            fresh = std::make_unique<Pair>();
            QVERIFY(fresh->ends[0] == number || fresh->ends[1] == number);
            freshReader = std::make_unique<Watch>(number, Kind::Read);
        };
        // Whoever is told first replaces the other, which has an event waiting.
        readers[0] = std::make_unique<Watch>(first->ends[0], Kind::Read, [&] {
            first->hear();
            replace(second, readers[1]);
        });
        readers[1] = std::make_unique<Watch>(second->ends[0], Kind::Read, [&] {
            second->hear();
            replace(first, readers[0]);
        });
        first->say("a");
        second->say("b");
        spin();
        QVERIFY(freshReader);
        QCOMPARE(freshReader->count, 0);
        const int end = freshReader->socket() == fresh->ends[0] ? 1 : 0;
        QCOMPARE(::write(fresh->ends[end], "c", 1), 1);
        spin(1);
        QCOMPARE(freshReader->count, 1);
    }

    void aDescriptorThatWasClosedUnderItsNotifierIsWatchedAnew() {
        auto old = std::make_unique<Pair>();
        const int number = old->ends[0];
        Watch forgotten(number, Kind::Read);
        old.reset();
        const Pair pair;
        QCOMPARE(pair.ends[0], number);
        // The notifier is switched again without knowing what has happened.
        forgotten.setEnabled(false);
        Watch reader(number, Kind::Read, [&] { pair.hear(); });
        pair.say("a");
        spin();
        QCOMPARE(reader.count, 1);
        QCOMPARE(forgotten.count, 0);
    }

    void manyDescriptorsAreAllTold() {
        constexpr int kMany = 700; // More than one wait brings.
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<Watch>> readers;
        for (int i = 0; i < kMany; ++i) {
            pairs.push_back(std::make_unique<Pair>());
            Pair* pair = pairs.back().get();
            readers.push_back(
                std::make_unique<Watch>(pair->ends[0], Kind::Read, [pair] { pair->hear(); }));
            pair->say("a");
        }
        spin();
        QVERIFY(std::ranges::all_of(readers, [](const auto& each) { return each->count == 1; }));
    }

    // Timers ----------------------------------------------------------------------------------

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

    // The loop --------------------------------------------------------------------------------

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

    // Qt's own classes on it ------------------------------------------------------------------

    void socketsOfQtCarryMuchData() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
                received += socket->readAll();
                if (received.size() == 8 * 1024 * 1024) {
                    socket->write("done");
                }
            });
        });
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        client.write(QByteArray(8 * 1024 * 1024, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), 4, 30'000);
        QCOMPARE(client.readAll(), "done");
        QSignalSpy gone(&client, &QTcpSocket::disconnected);
        client.disconnectFromHost();
        QTRY_COMPARE(gone.size(), 1);
    }

    void processesRun() {
        QProcess process;
        process.start(QStringLiteral("/bin/sh"),
                      {QStringLiteral("-c"), QStringLiteral("cat; echo err >&2; exit 3")});
        QSignalSpy finished(&process, &QProcess::finished);
        process.write("hello");
        process.closeWriteChannel();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(process.exitCode(), 3);
        QCOMPARE(process.readAllStandardOutput(), "hello");
        QCOMPARE(process.readAllStandardError(), "err\n");
    }

    void pagesAreFetched() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            });
        });
        QNetworkAccessManager manager;
        const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()));
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->readAll(), "ok");
    }

    void tlsWorks();

    // Threads ---------------------------------------------------------------------------------

    void aThreadRunsOnItAndLeavesNothingBehind() {
        const auto descriptors = [] {
            return QDir(QStringLiteral("/proc/self/fd"))
                .entryList(QDir::Files | QDir::System)
                .size();
        };
        const auto before = descriptors();
        for (int i = 0; i < 20; ++i) {
            QPointer<QAbstractEventDispatcher> used;
            bool ran = false;
            QThread thread;
            giveEventDispatcher(thread);
            used = thread.eventDispatcher();
            QVERIFY(dynamic_cast<EpollDispatcher*>(used.get()) != nullptr);
            auto* worker = new QObject;
            worker->moveToThread(&thread);
            connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
            QMetaObject::invokeMethod(worker, [&] {
                QTimer::singleShot(1, worker, [&] {
                    ran = QAbstractEventDispatcher::instance() == used;
                    thread.quit();
                });
            });
            thread.start();
            QVERIFY(thread.wait());
            QVERIFY(ran);
            QVERIFY(!used);
        }
        QCOMPARE(descriptors(), before);
    }
};

namespace {

// A certificate of the moment; openssl is on every machine that builds this.
bool makeCertificate(const QTemporaryDir& place) {
    QProcess process;
    process.setWorkingDirectory(place.path());
    process.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                   QStringLiteral("key"), QStringLiteral("-out"), QStringLiteral("cert"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=localhost")});
    return process.waitForFinished() && process.exitCode() == 0;
}

class TlsServer final : public QTcpServer {
public:
    std::unique_ptr<QSslSocket> socket = std::make_unique<QSslSocket>();

protected:
    void incomingConnection(qintptr descriptor) override {
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
    }
};

} // namespace

void EpollDispatcherTest::tlsWorks() {
    if (!QSslSocket::supportsSsl()) {
        QSKIP("This Qt has no TLS.");
    }
    const QTemporaryDir place;
    if (!makeCertificate(place)) {
        QSKIP("There is no openssl to make a certificate.");
    }
    QFile key(place.filePath(QStringLiteral("key")));
    QVERIFY(key.open(QIODevice::ReadOnly));
    TlsServer server;
    server.socket->setLocalCertificate(place.filePath(QStringLiteral("cert")));
    server.socket->setPrivateKey(QSslKey(&key, QSsl::Rsa));
    connect(server.socket.get(), &QSslSocket::readyRead, this,
            [&] { server.socket->write(server.socket->readAll()); });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.serverPort());
    const QByteArray text(300'000, 'x');
    client.write(text);
    QByteArray echoed;
    QTRY_COMPARE_WITH_TIMEOUT((echoed += client.readAll()).size(), text.size(), 30'000);
}

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("PARLANCE_QT_LOOP")) {
        QCoreApplication::setEventDispatcher(new EpollDispatcher);
    }
    const QCoreApplication application(argc, argv);
    EpollDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "epolldispatcher_test.moc"
