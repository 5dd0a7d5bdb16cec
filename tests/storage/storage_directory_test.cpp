// The contract of Directory, on every store.
#include "tests/storage/storefixture.h"

#include <QTest>

#include <algorithm>

using namespace parlance;

class StorageDirectoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreFixture::addMedia(); }

    void aRoomIsMadeOnceAndFoundAfterwards();
    void roomsAskedForTogetherAreMadeOnce();
    void everyRoomHasAnEpochOfItsOwn();
    void theServerHasAnIdentity();
    void aPersonIsSavedAndReplaced();
    void nothingIsKnownAtTheFirstStart();
    void aFileKeepsEverythingForTheNextStart();
    void whatTheHostDecidesIsKeptTogether();
    void ofSlowRoomsTheLatestMessagesAreKnownAtTheStart();
    void memoryForgetsEverything();
};

void StorageDirectoryTest::aRoomIsMadeOnceAndFoundAfterwards() {
    StoreFixture fixture;
    const RoomHead made = fixture.makeRoom();
    QCOMPARE(made.room, roomName());
    QCOMPARE(made.oldest, 1);
    QCOMPARE(made.head, 0);

    fixture.fill(roomName(), 3);

    const RoomHead found = fixture.makeRoom();
    QCOMPARE(found.epoch, made.epoch);
    QCOMPARE(found.head, 3);
}

void StorageDirectoryTest::roomsAskedForTogetherAreMadeOnce() {
    StoreFixture fixture;
    std::vector<RoomHead> answers;
    for (int i = 0; i < 3; ++i) {
        fixture.store().createRoom(roomName(),
                                   [&](const auto& room) { answers.push_back(room.value()); });
    }
    fixture.inbox().runUntil([&] { return answers.size() == 3; });
    QCOMPARE(answers[1].epoch, answers[0].epoch);
    QCOMPARE(answers[2].epoch, answers[0].epoch);
}

void StorageDirectoryTest::everyRoomHasAnEpochOfItsOwn() {
    StoreFixture fixture;
    const QByteArray one = fixture.makeRoom(roomName("one")).epoch;
    const QByteArray two = fixture.makeRoom(roomName("two")).epoch;
    QVERIFY(one != two);
    QVERIFY(Cursor::parse(one + "-0"));
    QVERIFY(Cursor::parse(two + "-0"));
}

void StorageDirectoryTest::theServerHasAnIdentity() {
    StoreFixture one;
    StoreFixture two;
    QCOMPARE(one.store().identity().id.size(), 8);
    QCOMPARE(one.store().identity().secret.size(), 32);
    QVERIFY(one.store().identity().id != two.store().identity().id);
    QVERIFY(one.store().identity().secret != two.store().identity().secret);
}

void StorageDirectoryTest::aPersonIsSavedAndReplaced() {
    StoreFixture fixture;
    QCOMPARE(fixture.save({"a1", "Ana", "hash", 1}), Error::None);
    QCOMPARE(fixture.save({"a1", "Ana 2", "other hash", 2}), Error::None);
}

void StorageDirectoryTest::nothingIsKnownAtTheFirstStart() {
    StoreFixture fixture;
    QVERIFY(fixture.store().heads().empty());
    QVERIFY(fixture.store().people().empty());
    QVERIFY(fixture.store().notice().isEmpty());
}

void StorageDirectoryTest::aFileKeepsEverythingForTheNextStart() {
    StoreFixture fixture;
    if (StoreFixture::medium() == StoreFixture::Medium::Memory) {
        QSKIP("Memory keeps nothing.");
    }
    const ServerIdentity identity = fixture.store().identity();
    const QByteArray epoch = fixture.makeRoom().epoch;
    fixture.makeRoom(roomName("empty"));
    fixture.fill(roomName(), 10);
    fixture.keep({4, std::nullopt});
    fixture.save({"a1", "Ana", "old hash", 1});
    fixture.save({"b2", "Bo", QByteArray("\0\xff", 2), 2});
    fixture.save({"a1", "Ana 2", "hash", 3});
    fixture.close();
    fixture.open();

    QCOMPARE(fixture.store().identity().id, identity.id);
    QCOMPARE(fixture.store().identity().secret, identity.secret);
    std::vector<RoomHead> heads = fixture.store().heads();
    std::ranges::sort(heads, {}, [](const RoomHead& head) { return head.room.bytes(); });
    QCOMPARE(heads.size(), 2u);
    QCOMPARE(heads[0].room, roomName("empty"));
    QCOMPARE(heads[0].head, 0);
    QCOMPARE(heads[1].room, roomName());
    QCOMPARE(heads[1].epoch, epoch);
    QCOMPARE(heads[1].oldest, 7);
    QCOMPARE(heads[1].head, 10);
    std::vector<Person> people = fixture.store().people();
    std::ranges::sort(people, {}, &Person::cid);
    QCOMPARE(people.size(), 2u);
    QCOMPARE(people[0].name, "Ana 2");
    QCOMPARE(people[0].tokenHash, "hash");
    QCOMPARE(people[0].seen, 3);
    QCOMPARE(people[1].tokenHash, QByteArray("\0\xff", 2));

    // And it goes on where it stood: the numbers, the times and what is a repeat.
    fixture.now -= 1000;
    Draft again = draft("9");
    again.n = 9;
    const auto outcomes = fixture.append({again, draft("more")});
    QVERIFY(outcomes[0].repeat);
    QCOMPARE(outcomes[1].message->cursor, (Cursor{epoch, 11}));
    QCOMPARE(outcomes[1].message->at, fixture.now + 1000);
}

void StorageDirectoryTest::whatTheHostDecidesIsKeptTogether() {
    StoreFixture fixture;
    const RoomRules rules{.room = roomName(),
                          .locked = true,
                          .slow = 5'000,
                          .password = "scrypt$1$a$b",
                          .invitation = QByteArray("\0\xff", 2)};
    const Standing in{.room = roomName(), .cid = "a1", .admitted = true};
    const Standing silent{.room = roomName(), .cid = "b2", .muted = true};
    const Ban person{.id = "ban1", .cid = "c3", .name = "Cy", .at = 1, .until = 9};
    const Ban address{.id = "ban2", .address = "10.0.0.7", .at = 2};
    QCOMPARE(fixture.decide({.rules = rules, .standings = {in, silent}, .ban = person}),
             Error::None);
    QCOMPARE(fixture.decide({.ban = address}), Error::None);
    QVERIFY(fixture.store().policy().bans.empty()); // As it was when the store was opened.
    if (StoreFixture::medium() == StoreFixture::Medium::Memory) {
        return;
    }
    fixture.close();
    fixture.open();
    QVERIFY(fixture.store().policy().rules == std::vector{rules});
    QVERIFY((fixture.store().policy().standings == std::vector{in, silent}));
    QVERIFY((fixture.store().policy().bans == std::vector{person, address}));

    const RoomRules open{.room = roomName()};
    QCOMPARE(fixture.decide({.rules = open, .lifted = {"ban1", "never"}}), Error::None);
    fixture.close();
    fixture.open();
    QVERIFY(fixture.store().policy().rules == std::vector{open});
    QVERIFY(fixture.store().policy().bans == std::vector{address});
}

void StorageDirectoryTest::ofSlowRoomsTheLatestMessagesAreKnownAtTheStart() {
    if (StoreFixture::medium() == StoreFixture::Medium::Memory) {
        QSKIP("Memory forgets everything.");
    }
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.makeRoom(roomName("quick"));
    const qint64 start = fixture.now;
    const auto say = [&fixture, start](const char* cid, qint64 at, const char* room = "lobby") {
        fixture.now = start + at;
        Draft said = draft("x", roomName(room));
        said.cid = cid;
        QCOMPARE(fixture.appendOne(said).error, Error::None);
    };
    say("gone", 0);
    say("ana", 4'000);
    say("bo", 5'000);
    say("ana", 9'000);
    say("cy", 9'000, "quick");
    QCOMPARE(fixture.decide({.rules = RoomRules{.room = roomName(), .slow = 6'000}}), Error::None);
    fixture.close();
    fixture.now = start + 10'000;
    fixture.open();
    std::vector<Spoken> spoken = fixture.store().policy().spoken;
    std::ranges::sort(spoken, {}, &Spoken::cid);
    QVERIFY((spoken == std::vector<Spoken>{{roomName(), "ana", start + 9'000},
                                           {roomName(), "bo", start + 5'000}}));
}

void StorageDirectoryTest::memoryForgetsEverything() {
    if (StoreFixture::medium() != StoreFixture::Medium::Memory) {
        QSKIP("A file keeps everything.");
    }
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.close();
    fixture.open();
    QVERIFY(fixture.store().heads().empty());
}

QTEST_GUILESS_MAIN(StorageDirectoryTest)
#include "storage_directory_test.moc"
