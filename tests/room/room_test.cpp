#include "server/room/room.h"

#include "server/room/registry.h"
#include "tests/room/fakestore.h"

#include <QTest>

using namespace parlance;

namespace {

const QByteArray kEpoch = "abcdefghijkl";

class Reader final : public Subscriber {
public:
    void flush() override {
        ++flushes;
        if (onFlush) {
            onFlush();
        }
    }
    void end(const QByteArray& reason) override { ended = reason; }
    const Visitor& visitor() const override { return who; }

    Visitor who;
    std::function<void()> onFlush;
    int flushes = 0;
    QByteArray ended;
};

} // namespace

class RoomTest : public QObject {
    Q_OBJECT

private:
    FakeStore store;
    qint64 now = 0;
    Clock clock{[this] { return now; }, [this] { return now; }};
    Registry registry{store, clock, Random(1)};

    std::unique_ptr<Room> make(Seq oldest, Seq head) {
        return std::make_unique<Room>(RoomHead{roomName("lobby"), kEpoch, oldest, head}, 7, clock,
                                      registry);
    }
    static Message message(Seq seq) {
        return {.room = roomName("lobby"), .cursor = {kEpoch, seq}, .cid = "a", .text = "x"};
    }

private Q_SLOTS:
    void aReaderStandsWhereItWants_data() {
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<Seq>("next");
        QTest::addColumn<int>("resume");
        QTest::addColumn<qint64>("missed");
        const auto ok = int(Resume::Ok);
        // The room keeps 101 to 1000.
        QTest::newRow("latest") << QByteArray() << Seq(951) << ok << qint64(0);
        QTest::newRow("start") << QByteArray("start") << Seq(101) << ok << qint64(0);
        QTest::newRow("now") << QByteArray("now") << Seq(1001) << ok << qint64(0);
        QTest::newRow("in the middle") << kEpoch + "-500" << Seq(501) << ok << qint64(0);
        QTest::newRow("at the head") << kEpoch + "-1000" << Seq(1001) << ok << qint64(0);
        QTest::newRow("just before the oldest") << kEpoch + "-100" << Seq(101) << ok << qint64(0);
        QTest::newRow("a gap of one")
            << kEpoch + "-99" << Seq(101) << int(Resume::Gap) << qint64(1);
        QTest::newRow("from zero") << kEpoch + "-0" << Seq(101) << int(Resume::Gap) << qint64(100);
        QTest::newRow("past the head")
            << kEpoch + "-1001" << Seq(951) << int(Resume::Reset) << qint64(0);
        QTest::newRow("another epoch")
            << QByteArray("zzzzzzzzzzzz-500") << Seq(951) << int(Resume::Reset) << qint64(0);
    }
    void aReaderStandsWhereItWants() {
        QFETCH(const QByteArray, after);
        QFETCH(const Seq, next);
        QFETCH(const int, resume);
        QFETCH(const qint64, missed);
        const auto room = make(101, 1000);
        const Start start = after.isEmpty() ? Start{FromLatest{}} : *parseStart(after);
        const Room::Entrance entrance = room->enter(start);
        QCOMPARE(entrance.next, next);
        QCOMPARE(int(entrance.resume), resume);
        QCOMPARE(entrance.missed, missed);
    }

    void anEmptyRoomBeginsAtOne() {
        const auto room = make(1, 0);
        QCOMPARE(room->enter(FromLatest{}).next, 1);
        QCOMPARE(room->enter(FromNow{}).next, 1);
        QVERIFY(room->isLive(1));
    }

    void readersHearOncePerTurnAndOnlyWhereThereIsNews() {
        const auto room = make(1, 0);
        Reader reader;
        room->subscribe(reader);
        room->flush();
        QCOMPARE(reader.flushes, 0);
        room->publish(message(1));
        room->publish(message(2));
        room->flush();
        room->flush();
        QCOMPARE(reader.flushes, 1);
        room->unsubscribe(reader);
    }

    void readersMayLeaveAndComeWhileTheyAreCalled() {
        const auto room = make(1, 0);
        Reader first;
        Reader second;
        Reader third;
        Reader late;
        first.onFlush = [&] {
            room->unsubscribe(first);
            room->unsubscribe(third);
            room->subscribe(late);
        };
        for (Reader* reader : {&first, &second, &third}) {
            room->subscribe(*reader);
        }
        room->publish(message(1));
        room->flush();
        QCOMPARE(first.flushes, 1);
        QCOMPARE(second.flushes, 1);
        QCOMPARE(third.flushes, 0);
        QCOMPARE(late.flushes, 0);
        first.onFlush = nullptr;
        room->publish(message(2));
        room->flush();
        QCOMPARE(second.flushes, 2);
        QCOMPARE(late.flushes, 1);
        room->unsubscribe(second);
        room->unsubscribe(late);
        room->unsubscribe(late);
        QVERIFY(room->isIdle());
    }

    void aRoomWithPeopleIsNotIdle() {
        const auto room = make(1, 0);
        QVERIFY(room->isIdle());
        room->people().seen({"a", "Ana"}, 0, 1000);
        QVERIFY(!room->isIdle());
        now = 1000;
        room->tick(now);
        QVERIFY(room->isIdle());
    }

    void whoSendsNoLongerTypes() {
        const auto room = make(1, 0);
        room->people().enter({"a", "Ana"});
        room->people().typing("a", true, now);
        room->flush();
        QCOMPARE(room->people().typists(), std::vector<QByteArray>{"a"});
        room->publish(message(1));
        now += 1000;
        room->flush();
        QVERIFY(room->people().typists().empty());
    }

    void aDifferenceIsEncodedOnceForAllReaders() {
        const auto room = make(1, 0);
        room->people().enter({"a", "Ana"});
        room->flush();
        int encodings = 0;
        const auto encode = [&](const People::Difference& difference) {
            ++encodings;
            return QByteArray::number(qsizetype(difference.joined.size()));
        };
        const int oneForm = 0;
        const int anotherForm = 0;
        QCOMPARE(room->difference(7, &oneForm, encode), "1");
        QCOMPARE(room->difference(7, &oneForm, encode), "1");
        QCOMPARE(encodings, 1);
        room->difference(7, &anotherForm, encode);
        QCOMPARE(encodings, 2);
    }

    void anAnswerIsEncodedOnceUntilSomethingChanges() {
        const auto room = make(1, 0);
        int encodings = 0;
        const auto ask = [&](const Room::Question& question) {
            room->answer(question, [&] {
                ++encodings;
                return Room::Answered{};
            });
            return encodings;
        };
        const Room::Question first{{.next = 1}, false};
        QCOMPARE(ask(first), 1);
        QCOMPARE(ask(first), 1);
        QCOMPARE(ask({{.next = 1}, true}), 2);
        QCOMPARE(ask({{.next = 1, .resume = Resume::Reset}, false}), 3);
        QCOMPARE(ask(first), 3);
        room->publish(message(1));
        QCOMPARE(ask(first), 4);
        room->trimmed(2);
        QCOMPARE(ask(first), 5);
        room->people().enter({"a", "Ana"});
        QCOMPARE(ask(first), 5);
        room->flush();
        QCOMPARE(ask(first), 6);
    }

    void whoMayNoLongerReadIsPutOut() {
        const auto room = make(1, 0);
        Reader ana;
        Reader bo;
        Reader nameless;
        ana.who = {.member = Member{"a", "Ana"}, .address = "10.0.0.1"};
        bo.who = {.member = Member{"b", "Bo"}, .address = "10.0.0.2"};
        nameless.who = {.address = "10.0.0.3"};
        for (Reader* reader : {&ana, &bo, &nameless}) {
            room->subscribe(*reader);
        }
        room->people().enter(*ana.who.member);
        room->people().enter(*bo.who.member);
        Access access(store, clock, Random(1), [] {});
        room->people().enter({"c", "Cy"});
        // At the banned address last, and still reading from another one.
        Reader dan;
        dan.who = {.member = Member{"d", "Dan"}, .address = "10.0.0.4"};
        room->subscribe(dan);
        room->people().enter(*dan.who.member);
        access.ban({.cid = "b"}, {}, [](Error) {});
        access.ban({.address = "10.0.0.3"}, {}, [](Error) {});
        store.work();
        room->recheck(access, [](const QByteArray& cid) {
            return cid == "c" || cid == "d" ? QByteArray("10.0.0.3") : QByteArray();
        });
        QCOMPARE(bo.ended, "policy");
        QCOMPARE(nameless.ended, "policy");
        QVERIFY(ana.ended.isNull());
        // And is not shown any longer, as one who changes the transport would be.
        std::vector<QByteArray> here = room->people().cids();
        std::ranges::sort(here);
        QCOMPARE(here, (std::vector<QByteArray>{"a", "d"}));
        QVERIFY(dan.ended.isNull());
        for (Reader* reader : {&ana, &bo, &nameless, &dan}) {
            room->unsubscribe(*reader);
        }
    }

    // A room that somebody has read in every form would otherwise keep a multiple of its texts.
    void whatWasEncodedIsKeptForAMomentOnly() {
        const auto room = make(1, 0);
        room->publish(message(1));
        int encoded = 0;
        const auto answer = [&] {
            (void)room->answer({room->enter(FromStart{}), false}, [&] {
                ++encoded;
                return Room::Answered{};
            });
        };
        room->tick(now);
        answer();
        answer();
        QCOMPARE(encoded, 1);
        const auto encode = [](const Entry&) { return QByteArray(100, 'x'); };
        const QByteArray held = room->tail().batch(1, Slot::Json, encode).bytes;
        now += 1'000;
        room->tick(now);
        QVERIFY(held.isDetached()); // Nobody else has it any more.
        answer();
        QCOMPARE(encoded, 2);
    }

    void allReadersCanBeEnded() {
        const auto room = make(1, 0);
        Reader reader;
        room->subscribe(reader);
        room->recheck(Access(store, clock, Random(1), [] {}),
                      [](const QByteArray&) { return QByteArray(); });
        QVERIFY(reader.ended.isNull());
        room->endAll("shutdown");
        QCOMPARE(reader.ended, "shutdown");
        room->unsubscribe(reader);
    }
};

QTEST_GUILESS_MAIN(RoomTest)
#include "room_test.moc"
