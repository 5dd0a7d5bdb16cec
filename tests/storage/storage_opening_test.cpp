// What a start may find in its data directory.
#include "server/storage/schema.h"
#include "server/storage/statement.h"
#include "tests/storage/storefixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace parlance;

namespace {

using Medium = StoreFixture::Medium;

// The first schema that was released, word for word: it must stay as it is here for ever.
constexpr const char* kVersion1 = R"sql(
    CREATE TABLE identity (
        one    INTEGER PRIMARY KEY CHECK (one = 1),
        id     TEXT NOT NULL,
        secret BLOB NOT NULL
    ) STRICT;
    CREATE TABLE people (
        cid   TEXT PRIMARY KEY,
        name  TEXT NOT NULL,
        token BLOB NOT NULL,
        seen  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE rooms (
        id      INTEGER PRIMARY KEY,
        name    TEXT NOT NULL UNIQUE,
        epoch   TEXT NOT NULL,
        oldest  INTEGER NOT NULL,
        head    INTEGER NOT NULL,
        last_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE entries (
        key    INTEGER PRIMARY KEY,
        room   INTEGER NOT NULL,
        kind   INTEGER NOT NULL DEFAULT 0,
        target INTEGER,
        rev    INTEGER NOT NULL DEFAULT 0,
        cid    TEXT NOT NULL,
        name   TEXT NOT NULL,
        via    TEXT NOT NULL,
        n      INTEGER,
        at     INTEGER NOT NULL,
        text   TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX entries_by_sender ON entries (room, cid, via, n) WHERE n IS NOT NULL;
    INSERT INTO identity VALUES (1, 'abcd1234', x'01020304');
    INSERT INTO people VALUES ('a1', 'Ana', x'ff', 5);
    INSERT INTO rooms VALUES (3, 'lobby', 'epochepoch12', 2, 3, 700);
    INSERT INTO entries (key, room, cid, name, via, n, at, text) VALUES
        ((3 << 40) + 2, 3, 'a1', 'Ana', '', NULL, 600, 'two'),
        ((3 << 40) + 3, 3, 'a1', 'Ana', 'v1', 7, 700, 'three');
    PRAGMA user_version = 1;
)sql";

void execute(const QByteArray& database, const char* sql) {
    sqlite3* handle = nullptr;
    if (sqlite3_open(database.constData(), &handle) != SQLITE_OK ||
        sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        qFatal("%s", sqlite3_errmsg(handle));
    }
    sqlite3_close(handle);
}

void overwrite(const QByteArray& path, qint64 offset, const QByteArray& bytes) {
    QFile file(QFile::decodeName(path));
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) ||
        file.write(bytes) != bytes.size()) {
        qFatal("%s can't be written.", path.constData());
    }
}

// What is said of a broken database that is kept there.
QByteArray noticeOf(const QByteArray& aside) {
    return "The database was broken. It was kept as " + aside +
           " and a new one begun. Passwords, locks and bans were in it: everybody may come in.";
}

QFileDevice::Permissions ownersOnly(QFileDevice::Permissions permissions) {
    return permissions & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
}

} // namespace

class StorageOpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatItMakesIsPrivate();
    void aDirectoryThatCanNotBeMadeIsSaid();
    void aSecondStartOnTheSameDirectoryIsRefused();
    void aLockOfTheDeadIsTakenThoughItsNumberLivesOn();
    void aLockThatCannotBeReplacedIsNoOtherProgram();
    void aDatabaseOfTheFirstVersionIsTakenUp();
    void missingStepsOfMigrationAreDone();
    void aStepThatFailsLeavesTheVersionBefore();
    void aNewerDatabaseIsRefusedAndLeftAlone();
    void aLockedDatabaseIsSaid();
    void aBrokenDatabaseIsKeptAsideAndANewOneBegun_data();
    void aBrokenDatabaseIsKeptAsideAndANewOneBegun();
    void aBrokenDatabaseIsKeptAsideWithItsLog();
    void aSecondBrokenDatabaseOfTheSameSecondGetsItsOwnName();
    void aFullDiskAtTheFirstStartIsSaid();
};

void StorageOpeningTest::whatItMakesIsPrivate() {
    StoreFixture fixture(Medium::File);
    const auto directory = ownersOnly(QFileInfo(fixture.directory()).permissions());
    QCOMPARE(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const char* name : {"parlance.db", "parlance.db-wal", "parlance.db-shm"}) {
        const QFileInfo file(QDir(fixture.directory()).filePath(QString::fromLatin1(name)));
        QCOMPARE(ownersOnly(file.permissions()), QFile::ReadOwner | QFile::WriteOwner);
    }
}

void StorageOpeningTest::aDirectoryThatCanNotBeMadeIsSaid() {
    QTemporaryDir root;
    QFile file(root.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    StoreOptions options;
    options.directory = file.fileName() + QStringLiteral("/below/data");
    const auto store = Store::open(options, [](const auto&) {});
    QVERIFY(!store);
    QCOMPARE(store.error().message,
             "The data directory " + options.directory.toUtf8() + " can't be made.");
}

void StorageOpeningTest::aSecondStartOnTheSameDirectoryIsRefused() {
    StoreFixture fixture(Medium::File);
    const auto second = fixture.tryOpen();
    QVERIFY(!second);
    QCOMPARE(second.error().message,
             "The data directory " + fixture.directory().toUtf8() +
                 " is in use by another program (storage_opening_test, process " +
                 QByteArray::number(QCoreApplication::applicationPid()) + ").");
    fixture.close();
    QVERIFY(fixture.tryOpen());
}

// As in a container that is started again: the process number and the name are the same.
void StorageOpeningTest::aLockOfTheDeadIsTakenThoughItsNumberLivesOn() {
    StoreFixture fixture(Medium::File);
    const QString path = fixture.directory() + QStringLiteral("/parlance.lock");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    file.close();
    fixture.close();
    QVERIFY(!file.exists());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(written);
    file.close();

    QVERIFY(fixture.tryOpen());
}

// On a full disk the lock of the dead cannot be replaced. That nobody else is there is still true.
void StorageOpeningTest::aLockThatCannotBeReplacedIsNoOtherProgram() {
    StoreFixture fixture(Medium::File);
    const QString path = fixture.directory() + QStringLiteral("/parlance.lock");
    QVERIFY(QFile::copy(path, path + QStringLiteral("-copy")));
    fixture.close();
    QVERIFY(QFile::rename(path + QStringLiteral("-copy"), path));
    // For this process, a disk on which not one byte has room.
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit nothing{.rlim_cur = 0, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &nothing), 0);
    const auto store = fixture.tryOpen();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains("can't be written. Perhaps the disk is full"),
             store.error().message.constData());
}

void StorageOpeningTest::aDatabaseOfTheFirstVersionIsTakenUp() {
    StoreFixture fixture(Medium::File);
    fixture.close();
    QVERIFY(QFile::remove(QFile::decodeName(fixture.database())));
    execute(fixture.database(), kVersion1);

    fixture.open();

    QCOMPARE(fixture.store().notice(), "");
    QCOMPARE(fixture.store().identity().id, "abcd1234");
    QCOMPARE(fixture.store().identity().secret, "\x01\x02\x03\x04");
    QCOMPARE(fixture.store().people().size(), 1u);
    QCOMPARE(fixture.store().people()[0].tokenHash, "\xff");
    const RoomHead head = fixture.store().heads().front();
    QCOMPARE(head.epoch, "epochepoch12");
    QCOMPARE(head.oldest, 2);
    const std::vector<Message> all = fixture.readAll(roomName());
    QCOMPARE(textsOf(all), (std::vector<QByteArray>{"two", "three"}));
    QCOMPARE(seqsOf(all), seqsFrom(2, 3));
    QVERIFY(fixture.appendOne(numbered(7, "three")).repeat);
    QCOMPARE(fixture.appendOne(draft("four")).message->cursor, (Cursor{"epochepoch12", 4}));
}

void StorageOpeningTest::missingStepsOfMigrationAreDone() {
    constexpr std::array kSteps{"CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)",
                                "ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 2",
                                "UPDATE t SET a = a + b"};
    storage::Database database;
    QVERIFY(database.open(":memory:", {}).ok());
    for (const std::size_t count : {1, 3, 3}) {
        const auto migration = storage::migrate(database, std::span(kSteps).first(count));
        QVERIFY(migration.status.ok() && !migration.newer);
    }
    QVERIFY(storage::migrate(database, std::span(kSteps).first(2)).newer);
    storage::Statement select(database, "SELECT a FROM t");
    storage::Rows rows = select.run();
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 3);
}

void StorageOpeningTest::aStepThatFailsLeavesTheVersionBefore() {
    constexpr std::array kBad{"CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1); nonsense"};
    constexpr std::array kGood{"CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (2)"};
    storage::Database database;
    QVERIFY(database.open(":memory:", {}).ok());
    QVERIFY(!storage::migrate(database, kBad).status.ok());
    QVERIFY(storage::migrate(database, kGood).status.ok());
    storage::Statement select(database, "SELECT a FROM t");
    storage::Rows rows = select.run();
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 2);
    QVERIFY(!rows.next());
}

void StorageOpeningTest::aNewerDatabaseIsRefusedAndLeftAlone() {
    StoreFixture fixture(Medium::File);
    fixture.close();
    execute(fixture.database(), "PRAGMA user_version = 1000");

    const auto store = fixture.tryOpen();

    QVERIFY(!store);
    QCOMPARE(store.error().message,
             "The database " + fixture.database() + " was written by a newer version of Parlance.");
    QVERIFY(QFile::exists(QFile::decodeName(fixture.database())));
}

void StorageOpeningTest::aLockedDatabaseIsSaid() {
    StoreFixture fixture(Medium::File);
    fixture.close();
    QVERIFY(QFile::remove(QFile::decodeName(fixture.database())));
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(fixture.database().constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);

    const auto store = fixture.tryOpen();
    sqlite3_close(handle);

    QVERIFY(!store);
    QCOMPARE(store.error().message, "The database " + fixture.database() +
                                        " can't be opened: another program has locked it.");
}

void StorageOpeningTest::aBrokenDatabaseIsKeptAsideAndANewOneBegun_data() {
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("size");
    QTest::newRow("no database") << qint64(0) << qint64(-1);
    QTest::newRow("broken tree of tables") << qint64(100) << qint64(-1);
    QTest::newRow("cut short") << qint64(-1) << qint64(8192);
}

void StorageOpeningTest::aBrokenDatabaseIsKeptAsideAndANewOneBegun() {
    QFETCH(qint64, offset);
    QFETCH(qint64, size);
    StoreFixture fixture(Medium::File);
    const QByteArray epoch = fixture.makeRoom().epoch;
    fixture.fill(roomName(), 100);
    fixture.close();
    if (size >= 0) {
        QVERIFY(QFile::resize(QFile::decodeName(fixture.database()), size));
    } else {
        overwrite(fixture.database(), offset, QByteArray(2000, 'x'));
    }

    fixture.open();

    const QByteArray aside = fixture.database() + ".broken-20231114T221320Z";
    QCOMPARE(fixture.store().notice(), noticeOf(aside));
    QVERIFY(QFile::exists(QFile::decodeName(aside)));
    QVERIFY(fixture.store().heads().empty());
    QVERIFY(fixture.makeRoom().epoch != epoch);
    fixture.fill(roomName(), 1);
    fixture.close();
    fixture.open();
    QVERIFY(fixture.store().notice().isEmpty());
    QCOMPARE(fixture.readAll(roomName()).size(), 1u);
}

// As after a crash of the machine: the latest entry stands in the write-ahead log only, and of the
// file so much is lost that SQLite does not carry the log over when it closes both. Where it does,
// the log is gone before anybody could keep it.
void StorageOpeningTest::aBrokenDatabaseIsKeptAsideWithItsLog() {
    StoreFixture fixture(Medium::File);
    fixture.makeRoom();
    fixture.fill(roomName(), 5000);
    fixture.close();
    fixture.open();
    QCOMPARE(fixture.appendOne(draft("the latest")).error, Error::None);
    const QString database = QFile::decodeName(fixture.database());
    const QString wal = database + QStringLiteral("-wal");
    const QString copy = database + QStringLiteral("-copy");
    QVERIFY(QFile::copy(wal, copy));
    fixture.close();
    QVERIFY(QFile::rename(copy, wal));
    QVERIFY(QFile::resize(database, 8192));

    fixture.open();

    const QByteArray aside = fixture.database() + ".broken-20231114T221320Z";
    QCOMPARE(fixture.store().notice(), noticeOf(aside));
    QVERIFY(QFile::exists(QFile::decodeName(aside)));
    QFile kept(QFile::decodeName(aside) + QStringLiteral("-wal"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains("the latest"));
    QVERIFY(fixture.store().heads().empty());
    fixture.makeRoom();
    QVERIFY(fixture.readAll(roomName()).empty());
}

void StorageOpeningTest::aSecondBrokenDatabaseOfTheSameSecondGetsItsOwnName() {
    StoreFixture fixture(Medium::File);
    for (int i = 0; i < 3; ++i) {
        fixture.close();
        overwrite(fixture.database(), 0, QByteArray(2000, 'x'));
        fixture.open();
    }
    QVERIFY(fixture.store().notice().contains(".broken-20231114T221320Z-3 "));
    const QDir directory(fixture.directory());
    QCOMPARE(directory.entryList({QStringLiteral("*.broken-*")}).size(), 3);
}

void StorageOpeningTest::aFullDiskAtTheFirstStartIsSaid() {
    for (const FaultPlan::Fault fault :
         {FaultPlan::Fault::DiskFull, FaultPlan::Fault::QuotaReached}) {
        StoreFixture fixture(Medium::FaultyFile);
        fixture.close();
        QVERIFY(QFile::remove(QFile::decodeName(fixture.database())));
        fixture.faults().fail(fault);
        const auto store = fixture.tryOpen();
        QVERIFY(!store);
        QCOMPARE(store.error().message,
                 "The database " + fixture.database() + " can't be opened: the disk is full.");
    }
}

QTEST_GUILESS_MAIN(StorageOpeningTest)
#include "storage_opening_test.moc"
