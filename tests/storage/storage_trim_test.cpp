// Forgetting, on every store.
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace parlance;

class StorageTrimTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreFixture::addMedia(); }

    void byCountTheNewestAreKept();
    void byAgeTheYoungestAreKept();
    void ofTwoRulesTheStricterHolds();
    void whatIsKeptAlreadyStays();
    void trimmingToNothingKeepsEpochAndNumbers();
    void nothingSetForgetsNothing();
    void otherRoomsStayAsTheyAre();
    void readersMeetTheEndOfTheGap();
    void aNumberMayBeUsedAgainWhenItsEntryIsForgotten();
    void aLongTrimLetsOthersInBetween();
    void theEndOfTheStoreCutsALongTrimShort();
};

namespace {

// Ten entries, a second apart, of which the newest is one second old.
void fillByTheSecond(StoreFixture& fixture) {
    fixture.makeRoom();
    for (int i = 1; i <= 10; ++i) {
        fixture.appendOne(draft(QByteArray::number(i)));
        fixture.now += 1000;
    }
}

} // namespace

void StorageTrimTest::byCountTheNewestAreKept() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    QCOMPARE(fixture.keep({3, std::nullopt}), 8);
    QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(8, 10));
}

void StorageTrimTest::byAgeTheYoungestAreKept() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    QCOMPARE(fixture.keep({std::nullopt, 60'000}), 1);
    QCOMPARE(fixture.keep({std::nullopt, 9000}), 2);
    QCOMPARE(fixture.keep({std::nullopt, 4500}), 7);
    QCOMPARE(fixture.keep({std::nullopt, 1000}), 10);
    QCOMPARE(fixture.keep({std::nullopt, 999}), 11);
}

void StorageTrimTest::ofTwoRulesTheStricterHolds() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    QCOMPARE(fixture.keep({8, 9000}), 3);
    QCOMPARE(fixture.keep({8, 5000}), 6);
}

void StorageTrimTest::whatIsKeptAlreadyStays() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    fixture.keep({3, std::nullopt});
    QCOMPARE(fixture.keep({100, 60'000}), 8);
    QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(8, 10));
}

void StorageTrimTest::trimmingToNothingKeepsEpochAndNumbers() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    const QByteArray epoch = fixture.readAll(roomName()).front().cursor.epoch;

    QCOMPARE(fixture.keep({0, std::nullopt}), 11);
    QVERIFY(fixture.readAll(roomName()).empty());
    QCOMPARE(fixture.keep({std::nullopt, 1}), 11);

    fixture.now -= 60'000;
    const Outcome next = fixture.appendOne(draft("next"));
    QCOMPARE(next.message->cursor, (Cursor{epoch, 11}));
    QCOMPARE(next.message->at, fixture.now + 60'000 - 1000);
    QCOMPARE(fixture.makeRoom().oldest, 11);
}

void StorageTrimTest::nothingSetForgetsNothing() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    QCOMPARE(fixture.keep({}), 1);
    QCOMPARE(fixture.readAll(roomName()).size(), 10u);
}

void StorageTrimTest::otherRoomsStayAsTheyAre() {
    StoreFixture fixture;
    fixture.makeRoom(roomName("before"));
    fixture.makeRoom();
    fixture.makeRoom(roomName("behind"));
    for (const char* name : {"before", "lobby", "behind"}) {
        fixture.fill(roomName(name), 5);
    }
    QCOMPARE(fixture.keep({0, std::nullopt}), 6);
    QCOMPARE(fixture.readAll(roomName("before")).size(), 5u);
    QCOMPARE(fixture.readAll(roomName("behind")).size(), 5u);
}

void StorageTrimTest::readersMeetTheEndOfTheGap() {
    StoreFixture fixture;
    fillByTheSecond(fixture);
    fixture.keep({3, std::nullopt});
    const auto page = [&](Direction direction, Seq from) {
        return seqsOf(fixture.read({roomName(), direction, from, 2, 1000}).value());
    };
    QCOMPARE(page(Direction::Forward, 1), seqsFrom(8, 9));
    QCOMPARE(page(Direction::Backward, 8), seqsFrom(8, 8));
    QCOMPARE(page(Direction::Backward, 7), std::vector<Seq>());
}

void StorageTrimTest::aNumberMayBeUsedAgainWhenItsEntryIsForgotten() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.append({numbered(1, "old"), numbered(2, "new")});
    fixture.keep({1, std::nullopt});

    const auto outcomes = fixture.append({numbered(1, "another"), numbered(2, "new")});

    QCOMPARE(outcomes[0].message->cursor.seq, 3);
    QVERIFY(outcomes[1].repeat);
}

void StorageTrimTest::aLongTrimLetsOthersInBetween() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.fill(roomName(), 20'000);

    std::optional<Seq> oldest;
    bool appendedBefore = false;
    fixture.together([&] {
        fixture.store().trim(roomName(), {10, std::nullopt}, [&](const Result<Seq>& result) {
            oldest = result.value();
            appendedBefore = !fixture.outcomes.empty();
        });
        fixture.store().append({draft("meanwhile")});
    });
    fixture.inbox().runUntil([&] { return oldest.has_value(); });

    QVERIFY(appendedBefore);
    QCOMPARE(oldest, 19'991);
    QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(19'991, 20'001));
}

void StorageTrimTest::theEndOfTheStoreCutsALongTrimShort() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.fill(roomName(), 20'000);

    std::optional<Seq> oldest;
    fixture.store().trim(roomName(), {0, std::nullopt},
                         [&](const Result<Seq>& result) { oldest = result.value(); });
    fixture.close();

    // How far it came is a matter of speed; what it says must be so.
    QVERIFY(oldest && *oldest > 1);
    fixture.open();
    if (StoreFixture::medium() != StoreFixture::Medium::Memory) {
        QCOMPARE(fixture.store().heads().front().oldest, *oldest);
        QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(*oldest, 20'000));
    }
}

QTEST_GUILESS_MAIN(StorageTrimTest)
#include "storage_trim_test.moc"
