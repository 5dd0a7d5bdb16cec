// The contract of Log, on every store.
#include "server/protocol/limits.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace parlance;

class StorageLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreFixture::addMedia(); }

    void numbersAreDenseFromOneInTheOrderOfTheDrafts();
    void everyRoomCountsForItself();
    void everyOutcomeBearsItsTicketAndWhatWasSent();
    void handlersComeInTheOrderOfTheCalls();
    void aReadSeesWhatWasAppendedBeforeItAndNothingAfter();
    void aRepeatBearsTheNumbersAndTheMessageOfTheFirst();
    void aRepeatBeforeTheFirstIsCommittedWaitsForIt();
    void anotherTextUnderTheSameNumberIsRefusedAlone();
    void theSameNumberElsewhereIsAnotherMessage();
    void withoutANumberNothingIsARepeat();
    void timesNeverGoBackWhenTheClockDoes();
    void textsComeBackByteForByte();
    void pagesGoForwardAndBackward();
    void aPageHasAtMostItsBytesButAtLeastOneEntry();
    void beyondTheEndsThereIsNothing();
    void aRoomThatIsNotThereCanNotBeRead();
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

void StorageLogTest::aReadSeesWhatWasAppendedBeforeItAndNothingAfter() {
    StoreFixture fixture;
    fixture.makeRoom();
    std::vector<std::vector<Seq>> pages;
    const auto read = [&](Direction direction, Seq from) {
        fixture.store().read({roomName(), direction, from, 10, 1000}, [&](const auto& page) {
            pages.push_back(seqsOf(page.value()));
        });
    };
    fixture.together([&] {
        fixture.store().append({draft("one"), draft("two")});
        read(Direction::Forward, 1);
        read(Direction::Backward, 1000);
        fixture.store().append({draft("three")});
        read(Direction::Forward, 1);
    });
    fixture.inbox().runUntil([&] { return pages.size() == 3; });

    QCOMPARE(pages[0], seqsFrom(1, 2));
    QCOMPARE(pages[1], seqsFrom(1, 2));
    QCOMPARE(pages[2], seqsFrom(1, 3));
}

void StorageLogTest::aRepeatBearsTheNumbersAndTheMessageOfTheFirst() {
    StoreFixture fixture;
    fixture.makeRoom();
    const qint64 then = fixture.now;
    fixture.append({numbered(1, "first"), numbered(2, "second")});

    fixture.now += 5000;
    Draft again = numbered(1, "first");
    again.from = "Ana, renamed";
    const Outcome outcome = fixture.appendOne(again);

    QCOMPARE(outcome.error, Error::None);
    QVERIFY(outcome.repeat);
    QCOMPARE(outcome.ticket, again.ticket);
    QCOMPARE(outcome.message->cursor.seq, 1);
    QCOMPARE(outcome.message->from, "Ana");
    QCOMPARE(outcome.message->at, then);
    QCOMPARE(outcome.message->text, "first");
    QCOMPARE(fixture.appendOne(numbered(3, "third")).message->cursor.seq, 3);
}

void StorageLogTest::aRepeatBeforeTheFirstIsCommittedWaitsForIt() {
    StoreFixture fixture;
    fixture.makeRoom();

    const auto outcomes = fixture.append({numbered(1, "x"), numbered(1, "x"), numbered(2, "y")});

    QVERIFY(!outcomes[0].repeat);
    QVERIFY(outcomes[1].repeat);
    QCOMPARE(outcomes[1].message->cursor.seq, 1);
    QCOMPARE(outcomes[2].message->cursor.seq, 2);
    QCOMPARE(fixture.readAll(roomName()).size(), 2u);
}

void StorageLogTest::anotherTextUnderTheSameNumberIsRefusedAlone() {
    StoreFixture fixture;
    fixture.makeRoom();

    const auto outcomes = fixture.append({numbered(1, "x"), numbered(1, "z"), numbered(2, "y")});

    QCOMPARE(outcomes[0].error, Error::None);
    QCOMPARE(outcomes[1].error, Error::NumberReused);
    QVERIFY(!outcomes[1].message);
    QCOMPARE(outcomes[2].message->cursor.seq, 2);
    QCOMPARE(textsOf(fixture.readAll(roomName())), (std::vector<QByteArray>{"x", "y"}));
}

void StorageLogTest::theSameNumberElsewhereIsAnotherMessage() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.makeRoom(roomName("other"));
    Draft byAnother = numbered(1, "x");
    byAnother.cid = "b2";
    Draft inAnother = numbered(1, "x");
    inAnother.room = roomName("other");

    const auto outcomes = fixture.append(
        {numbered(1, "x"), numbered(1, "x", "v2"), numbered(1, "x", ""), byAnother, inAnother});

    for (const Outcome& outcome : outcomes) {
        QVERIFY(outcome.message && !outcome.repeat);
    }
    QCOMPARE(fixture.readAll(roomName()).size(), 4u);
}

void StorageLogTest::withoutANumberNothingIsARepeat() {
    StoreFixture fixture;
    fixture.makeRoom();

    const auto outcomes = fixture.append({draft("x"), draft("x")});

    QVERIFY(!outcomes[1].repeat);
    QCOMPARE(outcomes[1].message->cursor.seq, 2);
    QCOMPARE(fixture.readAll(roomName())[1].n, std::nullopt);
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

void StorageLogTest::textsComeBackByteForByte() {
    StoreFixture fixture;
    fixture.makeRoom();
    const std::vector<QByteArray> texts{
        "line\r\nline\n\n",
        "\xc3\xa9 \xe2\x82\xac \xf0\x9f\x90\xa6 e\xcc\x81",
        QByteArray("nothing \0 ends", 14),
        "'; DROP TABLE entries; --",
        QByteArray(limits::kText, 'x'),
    };
    for (const QByteArray& text : texts) {
        Draft sent = numbered(text.size(), text, text.left(limits::kVia));
        QCOMPARE(fixture.appendOne(sent).error, Error::None);
        QVERIFY(fixture.appendOne(sent).repeat);
    }
    QCOMPARE(textsOf(fixture.readAll(roomName())), texts);
}

void StorageLogTest::pagesGoForwardAndBackward() {
    StoreFixture fixture;
    fixture.makeRoom(roomName("before"));
    fixture.makeRoom();
    fixture.makeRoom(roomName("behind"));
    fixture.fill(roomName("before"), 5);
    fixture.fill(roomName(), 20);
    fixture.fill(roomName("behind"), 5);
    const auto page = [&](Direction direction, Seq from, int entries) {
        return seqsOf(fixture.read({roomName(), direction, from, entries, 1000}).value());
    };

    QCOMPARE(page(Direction::Forward, 1, 3), seqsFrom(1, 3));
    QCOMPARE(page(Direction::Forward, 18, 10), seqsFrom(18, 20));
    QCOMPARE(page(Direction::Backward, 20, 3), seqsFrom(18, 20));
    QCOMPARE(page(Direction::Backward, 1000, 3), seqsFrom(18, 20));
    QCOMPARE(page(Direction::Backward, 3, 10), seqsFrom(1, 3));
}

void StorageLogTest::aPageHasAtMostItsBytesButAtLeastOneEntry() {
    StoreFixture fixture;
    fixture.makeRoom();
    for (int i = 0; i < 4; ++i) {
        fixture.appendOne(draft(QByteArray(100, 'x')));
    }
    const auto page = [&](Direction direction, Seq from, qsizetype bytes) {
        return seqsOf(fixture.read({roomName(), direction, from, 10, bytes}).value());
    };

    QCOMPARE(page(Direction::Forward, 1, 200), seqsFrom(1, 2));
    QCOMPARE(page(Direction::Forward, 1, 299), seqsFrom(1, 2));
    QCOMPARE(page(Direction::Forward, 1, 1), seqsFrom(1, 1));
    QCOMPARE(page(Direction::Backward, 4, 200), seqsFrom(3, 4));
    QCOMPARE(page(Direction::Backward, 4, 1), seqsFrom(4, 4));
}

void StorageLogTest::beyondTheEndsThereIsNothing() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.makeRoom(roomName("next"));
    QVERIFY(fixture.readAll(roomName()).empty());
    fixture.fill(roomName(), 3);
    fixture.fill(roomName("next"), 3);

    QVERIFY(fixture.read({roomName(), Direction::Forward, 4, 10, 1000}).value().empty());
    QVERIFY(fixture.read({roomName(), Direction::Backward, 0, 10, 1000}).value().empty());
}

void StorageLogTest::aRoomThatIsNotThereCanNotBeRead() {
    StoreFixture fixture;
    QCOMPARE(fixture.read({roomName(), Direction::Forward, 1, 10, 1000}).error(),
             Error::RoomNotFound);
    QCOMPARE(fixture.trim(roomName(), {1, std::nullopt}).error(), Error::RoomNotFound);
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
