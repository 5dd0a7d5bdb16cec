// A room of a million messages. Times are told, not judged: that nothing is scanned is shown by
// storage_plans_test.
#include "tests/storage/storefixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <sqlite3.h>

using namespace parlance;

namespace {

constexpr const char* kMillion = R"sql(
    BEGIN;
    UPDATE rooms SET head = 1000000, last_at = 1000000;
    WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000000)
    INSERT INTO entries (key, room, cid, name, via, n, at, text)
    SELECT (id << 40) + i, id, 'a' || (i % 1000), 'Ana', 'v1', i, i,
           'message ' || i || ' of a room that has been talking for years'
    FROM numbers, rooms;
    COMMIT;
)sql";

class Watch {
public:
    explicit Watch(const char* what) : m_what(what) { m_timer.start(); }
    ~Watch() { qInfo("%s: %.1f ms", m_what, double(m_timer.nsecsElapsed()) / 1e6); }
    Q_DISABLE_COPY_MOVE(Watch)

private:
    const char* m_what;
    QElapsedTimer m_timer;
};

} // namespace

class StorageMillionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMillionMessagesAreOpenedReadAndTrimmed();
};

void StorageMillionTest::aMillionMessagesAreOpenedReadAndTrimmed() {
    StoreFixture fixture(StoreFixture::Medium::File);
    fixture.makeRoom();
    fixture.close();
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(fixture.database().constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, kMillion, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);

    {
        const Watch watch("open");
        fixture.open();
    }
    QCOMPARE(fixture.store().heads().front().head, 1'000'000);
    {
        const Watch watch("a page from the start");
        QCOMPARE(fixture.read({roomName(), Direction::Forward, 1, 200, 100'000}).value().size(),
                 200u);
    }
    {
        const Watch watch("a page from the middle");
        const auto page = fixture.read({roomName(), Direction::Backward, 500'000, 200, 100'000});
        QCOMPARE(seqsOf(page.value()), seqsFrom(499'801, 500'000));
    }
    {
        const Watch watch("an append");
        QCOMPARE(fixture.appendOne(draft("next")).message->cursor.seq, 1'000'001);
    }
    {
        const Watch watch("a trim by age of 900,000");
        fixture.now = 1'000'000;
        QCOMPARE(fixture.keep({std::nullopt, 99'999}), 900'001);
    }
    QCOMPARE(fixture.readAll(roomName()).size(), 100'001u);
}

QTEST_GUILESS_MAIN(StorageMillionTest)
#include "storage_million_test.moc"
