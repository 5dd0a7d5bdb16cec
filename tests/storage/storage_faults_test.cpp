// What senders and readers meet while the disk is full, broken or locked.
#include "server/protocol/limits.h"
#include "tests/storage/storefixture.h"

#include <QTest>

#include <sqlite3.h>

using namespace parlance;

namespace {

using Medium = StoreFixture::Medium;

// Another program that holds the lock for writing.
class Intruder {
public:
    explicit Intruder(const QByteArray& database) {
        if (sqlite3_open(database.constData(), &m_handle) != SQLITE_OK ||
            sqlite3_exec(m_handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) != SQLITE_OK) {
            qFatal("%s", sqlite3_errmsg(m_handle));
        }
    }
    ~Intruder() { sqlite3_close(m_handle); }
    Q_DISABLE_COPY_MOVE(Intruder)

private:
    sqlite3* m_handle = nullptr;
};

} // namespace

class StorageFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whileTheDiskFailsSendersAreRefusedAndReadersGoOn_data();
    void whileTheDiskFailsSendersAreRefusedAndReadersGoOn();
    void whileAnotherProgramHoldsTheLockReadersGoOn();
    void whoReadsBesideASenderWhoIsRefusedReadsAll();
    void aRepeatOfACommittedEntryIsKnownOnAFullDisk();
    void aRoomThatCouldNotBeMadeIsMadeLater();
    void aFailureInTheMiddleOfABatchLeavesNothingOfIt();
    void aReadErrorReachesItsReaderOnly();
    void aCheckpointThatFailsLosesNothing();
    void aFullDiskIsKnownBehindAnIoError_data();
    void aFullDiskIsKnownBehindAnIoError();
    void aPassThatAConstraintStopsIsUndoneAndTheNextGoesOn();
};

void StorageFaultsTest::whileTheDiskFailsSendersAreRefusedAndReadersGoOn_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("error");
    QTest::newRow("full") << int(FaultPlan::Fault::DiskFull) << int(Error::StorageFull);
    QTest::newRow("write") << int(FaultPlan::Fault::WriteError) << int(Error::StorageFailed);
    QTest::newRow("fsync") << int(FaultPlan::Fault::SyncError) << int(Error::StorageFailed);
    QTest::newRow("a quota") << int(FaultPlan::Fault::QuotaReached) << int(Error::StorageFull);
    QTest::newRow("full in fsync") << int(FaultPlan::Fault::FullInSync) << int(Error::StorageFull);
}

void StorageFaultsTest::whileTheDiskFailsSendersAreRefusedAndReadersGoOn() {
    QFETCH(int, fault);
    QFETCH(int, error);
    StoreFixture fixture(Medium::FaultyFile);
    fixture.makeRoom();
    fixture.fill(roomName(), 10);

    fixture.faults().fail(FaultPlan::Fault(fault));
    for (int round = 0; round < 3; ++round) {
        for (const Outcome& outcome : fixture.append({draft("a"), numbered(99, "b")})) {
            QCOMPARE(int(outcome.error), error);
            QVERIFY(!outcome.message);
        }
        QCOMPARE(int(fixture.save({"a1", "Ana", "hash", 1})), error);
        QCOMPARE(int(fixture.trim(roomName(), {1, std::nullopt}).error()), error);
        QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, 10));
    }

    fixture.faults().heal();
    const auto outcomes = fixture.append({draft("a"), numbered(99, "b")});
    QCOMPARE(outcomes[0].message->cursor.seq, 11);
    QCOMPARE(outcomes[1].message->cursor.seq, 12);
    QVERIFY(!outcomes[1].repeat);
    fixture.close();
    fixture.open();
    QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, 12));
    QCOMPARE(fixture.store().heads().front().head, 12);
}

void StorageFaultsTest::whileAnotherProgramHoldsTheLockReadersGoOn() {
    StoreFixture fixture(Medium::File);
    fixture.makeRoom();
    fixture.fill(roomName(), 10);
    {
        const Intruder intruder(fixture.database());
        QCOMPARE(fixture.appendOne(draft("x")).error, Error::StorageBusy);
        QCOMPARE(fixture.save({"a1", "Ana", "hash", 1}), Error::StorageBusy);
        QCOMPARE(fixture.createRoom(roomName("new")).error(), Error::StorageBusy);
        QCOMPARE(fixture.makeRoom().head, 10);
        QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, 10));
    }
    QCOMPARE(fixture.appendOne(draft("x")).message->cursor.seq, 11);
}

// In one pass, whichever of the two comes first.
void StorageFaultsTest::whoReadsBesideASenderWhoIsRefusedReadsAll() {
    StoreFixture fixture(Medium::File);
    fixture.makeRoom();
    fixture.fill(roomName(), 10);
    const Intruder intruder(fixture.database());
    std::vector<Result<std::vector<Message>>> pages;
    const ReadRequest request{.room = roomName(), .maxEntries = 100, .maxBytes = 100'000};
    const auto keep = [&](Result<std::vector<Message>> page) { pages.push_back(std::move(page)); };
    fixture.together([&] {
        fixture.store().read(request, keep);
        fixture.store().append({draft("x")});
        fixture.store().read(request, keep);
    });
    QCOMPARE(fixture.take(1).front().error, Error::StorageBusy);
    // What is asked now is answered after them.
    QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, 10));
    QCOMPARE(pages.size(), std::size_t(2));
    for (const auto& page : pages) {
        QVERIFY(page);
        QCOMPARE(seqsOf(*page), seqsFrom(1, 10));
    }
}

void StorageFaultsTest::aRepeatOfACommittedEntryIsKnownOnAFullDisk() {
    StoreFixture fixture(Medium::FaultyFile);
    fixture.makeRoom();
    fixture.appendOne(numbered(1, "there"));

    fixture.faults().fail(FaultPlan::Fault::DiskFull);
    const auto outcomes =
        fixture.append({numbered(1, "there"), numbered(1, "other"), numbered(2, "fresh")});

    QVERIFY(outcomes[0].repeat);
    QCOMPARE(outcomes[0].message->cursor.seq, 1);
    QCOMPARE(outcomes[1].error, Error::NumberReused);
    QCOMPARE(outcomes[2].error, Error::StorageFull);
}

void StorageFaultsTest::aRoomThatCouldNotBeMadeIsMadeLater() {
    StoreFixture fixture(Medium::FaultyFile);
    fixture.faults().fail(FaultPlan::Fault::DiskFull);
    QCOMPARE(fixture.createRoom(roomName()).error(), Error::StorageFull);
    QCOMPARE(fixture.read({roomName(), Direction::Forward, 1, 1, 1}).error(), Error::RoomNotFound);

    fixture.faults().heal();
    QCOMPARE(fixture.makeRoom().head, 0);
    QCOMPARE(fixture.appendOne(draft("x")).message->cursor.seq, 1);
}

void StorageFaultsTest::aFailureInTheMiddleOfABatchLeavesNothingOfIt() {
    // Texts of 16 KiB fill more than the cache, so that pages are written before the commit.
    const std::vector<Draft> batch(400, draft(QByteArray(limits::kText, 'x')));
    for (const int spared : {1, 10, 100, 1000}) {
        StoreFixture fixture(Medium::FaultyFile);
        fixture.makeRoom();
        fixture.appendOne(draft("first"));
        fixture.faults().fail(FaultPlan::Fault::DiskFull, spared);
        for (const Outcome& outcome : fixture.append(batch)) {
            QCOMPARE(outcome.error, Error::StorageFull);
        }
        QCOMPARE(fixture.readAll(roomName()).size(), 1u);
        fixture.faults().heal();
        QCOMPARE(fixture.append(batch).back().message->cursor.seq, 401);
        QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, 401));
    }
}

void StorageFaultsTest::aReadErrorReachesItsReaderOnly() {
    StoreFixture fixture(Medium::FaultyFile);
    fixture.makeRoom();
    fixture.fill(roomName(), 1000);
    fixture.close();
    fixture.open();

    fixture.faults().fail(FaultPlan::Fault::ReadError);
    QCOMPARE(fixture.read({roomName(), Direction::Forward, 1, 10, 1000}).error(),
             Error::StorageFailed);
    fixture.faults().heal();
    QCOMPARE(fixture.readAll(roomName()).size(), 1000u);
    QCOMPARE(fixture.appendOne(draft("x")).message->cursor.seq, 1001);
}

void StorageFaultsTest::aCheckpointThatFailsLosesNothing() {
    StoreFixture fixture(Medium::FaultyFile);
    fixture.makeRoom();
    // Large enough for the write-ahead log to be carried over after each. A commit syncs once or
    // twice, so that with some rounds it is the carrying over that fails.
    const std::vector<Draft> batch(500, draft(QByteArray(limits::kText, 'x')));
    Seq acknowledged = 0;
    int unnoticed = 0;
    for (int spared = 0; spared < 6; ++spared) {
        const int failures = fixture.faults().failures();
        fixture.faults().fail(FaultPlan::Fault::SyncError, spared);
        const bool stored = fixture.append(batch).front().error == Error::None;
        acknowledged += stored ? 500 : 0;
        // The answer to this comes after the attempt.
        QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, acknowledged));
        unnoticed += stored && fixture.faults().failures() > failures ? 1 : 0;
        fixture.faults().heal();
    }
    QVERIFY(unnoticed > 0);
    fixture.close();
    fixture.open();
    QCOMPARE(seqsOf(fixture.readAll(roomName())), seqsFrom(1, acknowledged));
}

void StorageFaultsTest::aFullDiskIsKnownBehindAnIoError_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("error");
    QTest::newRow("a quota") << int(FaultPlan::Fault::QuotaReached) << int(Error::StorageFull);
    QTest::newRow("full in fsync") << int(FaultPlan::Fault::FullInSync) << int(Error::StorageFull);
    QTest::newRow("write") << int(FaultPlan::Fault::WriteError) << int(Error::StorageFailed);
    QTest::newRow("fsync") << int(FaultPlan::Fault::SyncError) << int(Error::StorageFailed);
}

void StorageFaultsTest::aFullDiskIsKnownBehindAnIoError() {
    QFETCH(int, fault);
    QFETCH(int, error);
    StoreFixture fixture(Medium::FaultyFile);
    // A write-ahead log that begins anew, whose head is synced with its first page.
    fixture.close();
    fixture.open();
    fixture.faults().fail(FaultPlan::Fault(fault));
    // More than the cache holds, so that it is written before the commit: then the connection knows
    // the system's reason, and else the file.
    QCOMPARE(int(fixture.save({"a1", QByteArray(20'000'000, 'x'), "hash", 1})), error);
    fixture.faults().heal();
    QCOMPARE(fixture.save({"a1", "Ana", "hash", 1}), Error::None);
}

// SQLite takes the statement back that broke a constraint and leaves its transaction open, in which
// no other could begin.
void StorageFaultsTest::aPassThatAConstraintStopsIsUndoneAndTheNextGoesOn() {
    StoreFixture fixture(Medium::File);
    fixture.makeRoom();
    const Ban ban{.id = "abcd1234", .cid = "b2"};
    QCOMPARE(fixture.decide({.ban = ban}), Error::None);
    const RoomRules locked{.room = roomName(), .locked = true};
    QCOMPARE(fixture.decide({.rules = locked, .ban = ban}), Error::StorageFailed);

    const Outcome next = fixture.appendOne(draft("next"));

    QCOMPARE(next.error, Error::None);
    QCOMPARE(next.message->cursor.seq, 1);
    fixture.close();
    fixture.open();
    QCOMPARE(textsOf(fixture.readAll(roomName())), (std::vector<QByteArray>{"next"}));
    QVERIFY(fixture.store().policy().rules.empty());
    QVERIFY(fixture.store().policy().bans == std::vector{ban});
}

QTEST_GUILESS_MAIN(StorageFaultsTest)
#include "storage_faults_test.moc"
