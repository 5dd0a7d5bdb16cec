// The contract of Log, on every store: numbers, order and limits.
#include "server/protocol/limits.h"
#include "tests/storage/storefixture.h"

#include <QTest>

#include <algorithm>

using namespace parlance;

class StorageLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreFixture::addMedia(); }

    void numbersAreDenseFromOneInTheOrderOfTheDrafts();
    void everyRoomCountsForItself();
    void everyOutcomeBearsItsTicketAndWhatWasSent();
    void handlersComeInTheOrderOfTheCalls();
    void timesNeverGoBackWhenTheClockDoes();
    void tooManyDraftsAreRefusedAndTheFirstStored();
    void tooManyBytesAreRefusedAndTheFirstStored();
    void asManyDraftsAsAllowedCanFollowAtOnce();
    void theEndOfTheStoreFinishesWhatWasAccepted();
};

void StorageLogTest::numbersAreDenseFromOneInTheOrderOfTheDrafts() {
    StoreFixture fixture;
    const RoomHead room = fixture.makeRoom();

    fixture.append({draft("one"), draft("two")});
    fixture.append({draft("three")});

    const std::vector<Message> all = fixture.readAll(roomName());
    QCOMPARE(seqsOf(all), seqsFrom(1, 3));
    QCOMPARE(textsOf(all), (std::vector<QByteArray>{"one", "two", "three"}));
    QCOMPARE(all[2].cursor.epoch, room.epoch);
}

void StorageLogTest::everyRoomCountsForItself() {
    StoreFixture fixture;
    const RoomName other = roomName("other");
    fixture.makeRoom();
    fixture.makeRoom(other);

    const auto outcomes =
        fixture.append({draft("one"), draft("eins", other), draft("two"), draft("zwei", other)});

    QCOMPARE(outcomes[3].message->cursor.seq, 2);
    QCOMPARE(textsOf(fixture.readAll(roomName())), (std::vector<QByteArray>{"one", "two"}));
    QCOMPARE(textsOf(fixture.readAll(other)), (std::vector<QByteArray>{"eins", "zwei"}));
}

void StorageLogTest::everyOutcomeBearsItsTicketAndWhatWasSent() {
    StoreFixture fixture;
    const RoomHead room = fixture.makeRoom();
    const Draft sent = numbered(7, "hello", "outbox");

    const Outcome outcome = fixture.appendOne(sent);

    QCOMPARE(outcome.ticket, sent.ticket);
    QCOMPARE(outcome.error, Error::None);
    QVERIFY(!outcome.repeat);
    for (const Message& message : {*outcome.message, fixture.readAll(roomName()).front()}) {
        QCOMPARE(message.room, roomName());
        QCOMPARE(message.cursor, (Cursor{room.epoch, 1}));
        QCOMPARE(message.cid, "a1");
        QCOMPARE(message.from, "Ana");
        QCOMPARE(message.via, "outbox");
        QCOMPARE(message.n, 7);
        QCOMPARE(message.at, fixture.now);
        QCOMPARE(message.text, "hello");
    }
}

void StorageLogTest::handlersComeInTheOrderOfTheCalls() {
    StoreFixture fixture;
    fixture.makeRoom();
    QByteArray order;
    Store& store = fixture.store();
    store.setCommitHandler([&](const std::vector<Outcome>& outcomes) {
        for (const Outcome& outcome : outcomes) {
            order += outcome.message->text;
        }
    });

    fixture.together([&] {
        store.append({draft("a")});
        store.append({draft("b"), draft("c")});
        store.read({roomName(), Direction::Forward, 1, 10, 1000},
                   [&](const auto&) { order += "r"; });
        store.append({draft("d")});
        store.save({"b2", "Bo", "hash", 1}, [&](Error) { order += "s"; });
        store.createRoom(roomName("new"), [&](const auto&) { order += "n"; });
        store.append({draft("e", roomName("new"))});
        store.trim(roomName(), {}, [&](const auto&) { order += "t"; });
    });

    fixture.inbox().runUntil([&] { return order.size() == 9; });
    QCOMPARE(order, "abcrdsnet");
}

void StorageLogTest::timesNeverGoBackWhenTheClockDoes() {
    StoreFixture fixture;
    fixture.makeRoom();
    const qint64 noon = fixture.now;

    fixture.appendOne(draft("noon"));
    fixture.now = noon - 3'600'000;
    QCOMPARE(fixture.appendOne(draft("set back")).message->at, noon);
    fixture.now = noon + 1;
    QCOMPARE(fixture.appendOne(draft("caught up")).message->at, noon + 1);
}

void StorageLogTest::tooManyDraftsAreRefusedAndTheFirstStored() {
    StoreFixture fixture;
    fixture.makeRoom();
    std::vector<Draft> drafts(limits::kDraftsWaiting + 2, draft("x"));
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        drafts[i].ticket = i;
    }

    std::vector<Outcome> outcomes = fixture.append(drafts);

    const auto overloaded = [](const Outcome& o) { return o.error == Error::Overloaded; };
    const auto refused = std::ranges::partition(outcomes, overloaded).begin();
    QCOMPARE(refused - outcomes.begin(), 2);
    for (const Outcome& outcome : {outcomes[0], outcomes[1]}) {
        QVERIFY(outcome.ticket >= quint64(limits::kDraftsWaiting));
        QVERIFY(!outcome.message);
    }
    QCOMPARE(fixture.readAll(roomName()).size(), std::size_t(limits::kDraftsWaiting));
}

void StorageLogTest::tooManyBytesAreRefusedAndTheFirstStored() {
    StoreFixture fixture;
    fixture.makeRoom();
    const std::size_t fitting = limits::kDraftBytesWaiting / limits::kText;
    std::vector<Draft> drafts(fitting + 1, draft(QByteArray(limits::kText, 'x')));
    // A small one behind would fit, but must not overtake.
    drafts.push_back(draft("x"));

    const std::vector<Outcome> outcomes = fixture.append(drafts);

    const auto overloaded = [](const Outcome& o) { return o.error == Error::Overloaded; };
    QCOMPARE(std::ranges::count_if(outcomes, overloaded), 2);
    QCOMPARE(fixture.readAll(roomName()).size(), fitting);
}

void StorageLogTest::asManyDraftsAsAllowedCanFollowAtOnce() {
    StoreFixture fixture;
    fixture.makeRoom();
    const std::vector<Draft> drafts(limits::kDraftsWaiting, draft("x"));
    for (int i = 0; i < 3; ++i) {
        for (const Outcome& outcome : fixture.append(drafts)) {
            QCOMPARE(outcome.error, Error::None);
        }
    }
}

void StorageLogTest::theEndOfTheStoreFinishesWhatWasAccepted() {
    StoreFixture fixture;
    fixture.makeRoom();
    bool read = false;
    for (int i = 0; i < 100; ++i) {
        fixture.store().append({draft("x")});
    }
    fixture.store().read({roomName(), Direction::Forward, 1, 200, 1000},
                         [&](const auto& page) { read = page.value().size() == 100; });

    fixture.close();

    QCOMPARE(fixture.outcomes.size(), 100u);
    QVERIFY(read);
}

QTEST_GUILESS_MAIN(StorageLogTest)
#include "storage_log_test.moc"
