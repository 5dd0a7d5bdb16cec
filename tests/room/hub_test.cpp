#include "server/room/hub.h"

#include "server/protocol/limits.h"
#include "tests/room/fakestore.h"

#include <QTest>

using namespace parlance;

class HubTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeStore> store;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Hub> hub;
    qint64 now = 0;
    int wakes = 0;
    int announced = 0;

    void open(Retention retention = {}) {
        const Clock clock{[this] { return now; }, [this] { return now; }};
        registry = std::make_unique<Registry>(*store, clock, Random(1));
        hub = std::make_unique<Hub>(Hub::Parts{.log = *store,
                                               .directory = *store,
                                               .registry = *registry,
                                               .clock = clock,
                                               .random = Random(2),
                                               .retention = retention,
                                               .wake = [this] { ++wakes; },
                                               .announce =
                                                   [this](int entries) {
                                                       ++wakes;
                                                       announced += entries;
                                                   }});
    }

    std::shared_ptr<Room> make(const char* name) {
        std::shared_ptr<Room> made;
        hub->create(roomName(name), [&](const auto& room) { made = *room; });
        store->work();
        return made;
    }

    void post(
        const std::shared_ptr<Room>& room, const QByteArray& text,
        Hub::PostHandler handler = [](const Outcome&) {}) {
        hub->post(
            room,
            Draft{
                .room = room->name(), .cid = "a", .from = "Ana", .via = {}, .n = {}, .text = text},
            std::move(handler));
    }

private Q_SLOTS:
    void init() {
        now = 0;
        wakes = 0;
        announced = 0;
        store = std::make_unique<FakeStore>();
        open();
    }

    void readingMakesNoRoomButAskingForOneDoes() {
        QVERIFY(!hub->find(roomName("lobby")));
        QVERIFY(make("lobby"));
        QVERIFY(hub->find(roomName("lobby")));
        QCOMPARE(hub->list().size(), std::size_t(1));
    }

    void twoWhoAskForOneNewRoomGetTheSame() {
        std::shared_ptr<Room> first;
        std::shared_ptr<Room> second;
        hub->create(roomName("lobby"), [&](const auto& room) { first = *room; });
        hub->create(roomName("lobby"), [&](const auto& room) { second = *room; });
        store->work();
        QVERIFY(first);
        QCOMPARE(first, second);
    }

    void theNumberOfRoomsIsCapped() {
        for (int i = 0; i < limits::kRooms; ++i) {
            make(("r" + QByteArray::number(i)).constData());
        }
        Error refusal = Error::None;
        hub->create(roomName("more"), [&](const auto& room) { refusal = room.error(); });
        QCOMPARE(refusal, Error::TooManyRooms);
        QVERIFY(make("r1"));
    }

    void theDraftsOfATurnAreCommittedTogether() {
        const auto room = make("lobby");
        post(room, "one");
        post(room, "two");
        QCOMPARE(wakes, 2);
        hub->submit();
        hub->submit();
        QCOMPARE(store->appends(), 1);
        QVERIFY(!hub->isQuiet());
        store->work();
        QVERIFY(hub->isQuiet());
        QCOMPARE(announced, 2);
    }

    void nothingIsShownBeforeItHasCommitted() {
        const auto room = make("lobby");
        int answers = 0;
        post(room, "one", [&](const Outcome& outcome) {
            ++answers;
            QCOMPARE(outcome.message->cursor.seq, 1);
            QCOMPARE(room->ends().head, 1);
        });
        hub->submit();
        QCOMPARE(room->ends().head, 0);
        QCOMPARE(answers, 0);
        store->work();
        QCOMPARE(answers, 1);
    }

    void aFailedCommitIsToldAndShownToNobody() {
        const auto room = make("lobby");
        Error error = Error::None;
        post(room, "lost", [&](const Outcome& outcome) { error = outcome.error; });
        store->failNext(Error::StorageFull);
        hub->submit();
        store->work();
        QCOMPARE(error, Error::StorageFull);
        QCOMPARE(room->ends().head, 0);
        post(room, "kept");
        hub->submit();
        store->work();
        QCOMPARE(room->ends().head, 1);
    }

    void anEmptyRoomLeavesTheMemoryAndIsFoundAgain() {
        make("lobby");
        {
            const auto room = hub->find(roomName("lobby"));
            post(room, "one");
            hub->submit();
            store->work();
        }
        hub->tick();
        const auto room = hub->find(roomName("lobby"));
        QCOMPARE(room->ends().head, 1);
        // Out of the memory and in again: its tail is empty now, so the log is asked.
        QVERIFY(!room->isLive(1));
        QVERIFY(room->isLive(2));
    }

    void aRoomThatRestedHasTheSameState() {
        make("lobby");
        quint64 state = hub->find(roomName("lobby"))->people().state();
        hub->tick();
        QCOMPARE(hub->find(roomName("lobby"))->people().state(), state);
        {
            const auto room = hub->find(roomName("lobby"));
            room->people().seen({"a", "Ana"}, now, 1000);
            room->flush();
            state = room->people().state();
        }
        // Those who look are told first that nobody is here any more; then it may rest.
        now = 1000;
        hub->tick();
        hub->tick();
        QCOMPARE(hub->find(roomName("lobby"))->people().state(), state + 1);
        QVERIFY(hub->find(roomName("lobby"))->people().since(state).full);
    }

    void aRoomThatSomebodyUsesStaysInMemory() {
        const auto room = make("lobby");
        hub->tick();
        QCOMPARE(hub->find(roomName("lobby")), room);
    }

    void whatIsNotKeptIsTrimmed() {
        open({.entries = 10, .milliseconds = {}});
        const auto room = make("lobby");
        for (int i = 0; i < 30; ++i) {
            post(room, "x");
        }
        hub->submit();
        store->work();
        hub->tick();
        store->work();
        QCOMPARE(room->ends().oldest, 21);
        QCOMPARE(room->tail().first(), 21);
    }

    // Such as after a start with a smaller --keep.
    void whatIsNotKeptIsShownToNobodyEvenBeforeItIsTrimmed() {
        store->initialHeads = {{.room = roomName("lobby"), .epoch = "e", .oldest = 3, .head = 30},
                               {.room = roomName("short"), .epoch = "e", .oldest = 3, .head = 9}};
        open({.entries = 10, .milliseconds = {}});
        QCOMPARE(hub->find(roomName("lobby"))->ends().oldest, 21);
        QCOMPARE(hub->find(roomName("short"))->ends().oldest, 3);
    }
};

QTEST_GUILESS_MAIN(HubTest)
#include "hub_test.moc"
