// What Qt promises of socket notifiers, held against our event loop.
#include "tests/net/onloop.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>

namespace parlance {

class EpollNotifiersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
};

} // namespace parlance

PARLANCE_LOOP_TEST_MAIN(parlance::EpollNotifiersTest)
#include "epoll_notifiers_test.moc"
