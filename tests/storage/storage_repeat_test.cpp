// The contract of Log, on every store: what was sent twice is stored once.
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace parlance;

class StorageRepeatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreFixture::addMedia(); }

    void aRepeatBearsTheNumbersAndTheMessageOfTheFirst();
    void aRepeatBeforeTheFirstIsCommittedWaitsForIt();
    void anotherTextUnderTheSameNumberIsRefusedAlone();
    void theSameNumberElsewhereIsAnotherMessage();
    void withoutANumberNothingIsARepeat();
    void whatMayOnlyBeARepeatIsNotStored();
};

void StorageRepeatTest::aRepeatBearsTheNumbersAndTheMessageOfTheFirst() {
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

void StorageRepeatTest::aRepeatBeforeTheFirstIsCommittedWaitsForIt() {
    StoreFixture fixture;
    fixture.makeRoom();

    const auto outcomes = fixture.append({numbered(1, "x"), numbered(1, "x"), numbered(2, "y")});

    QVERIFY(!outcomes[0].repeat);
    QVERIFY(outcomes[1].repeat);
    QCOMPARE(outcomes[1].message->cursor.seq, 1);
    QCOMPARE(outcomes[2].message->cursor.seq, 2);
    QCOMPARE(fixture.readAll(roomName()).size(), 2u);
}

void StorageRepeatTest::anotherTextUnderTheSameNumberIsRefusedAlone() {
    StoreFixture fixture;
    fixture.makeRoom();

    const auto outcomes = fixture.append({numbered(1, "x"), numbered(1, "z"), numbered(2, "y")});

    QCOMPARE(outcomes[0].error, Error::None);
    QCOMPARE(outcomes[1].error, Error::NumberReused);
    QVERIFY(!outcomes[1].message);
    QCOMPARE(outcomes[2].message->cursor.seq, 2);
    QCOMPARE(textsOf(fixture.readAll(roomName())), (std::vector<QByteArray>{"x", "y"}));
}

void StorageRepeatTest::theSameNumberElsewhereIsAnotherMessage() {
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

void StorageRepeatTest::withoutANumberNothingIsARepeat() {
    StoreFixture fixture;
    fixture.makeRoom();

    const auto outcomes = fixture.append({draft("x"), draft("x")});

    QVERIFY(!outcomes[1].repeat);
    QCOMPARE(outcomes[1].message->cursor.seq, 2);
    QCOMPARE(fixture.readAll(roomName())[1].n, std::nullopt);
}

void StorageRepeatTest::whatMayOnlyBeARepeatIsNotStored() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.append({numbered(1, "first")});
    const auto unlessRepeated = [](qint64 n, const QByteArray& text) {
        Draft looked = numbered(n, text);
        looked.otherwise = Error::Muted;
        return looked;
    };

    const Outcome again = fixture.appendOne(unlessRepeated(1, "first"));
    QCOMPARE(again.error, Error::None);
    QVERIFY(again.repeat);
    QCOMPARE(again.message->cursor.seq, 1);
    QCOMPARE(fixture.appendOne(unlessRepeated(1, "other")).error, Error::NumberReused);
    QCOMPARE(fixture.appendOne(unlessRepeated(2, "second")).error, Error::Muted);
    QCOMPARE(fixture.appendOne(numbered(2, "second")).message->cursor.seq, 2);
}

QTEST_GUILESS_MAIN(StorageRepeatTest)
#include "storage_repeat_test.moc"
