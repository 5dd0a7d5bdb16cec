// Nothing is ever looked for by reading a table from end to end.
#include "server/storage/queries.h"
#include "server/storage/schema.h"
#include "server/storage/statement.h"

#include <QTest>

using namespace parlance::storage;

class StoragePlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyStatementOnEntriesSearches();
    void theStartReadsRoomsAndPeopleOnly();

private:
    QByteArray plan(const char* sql);

    std::unique_ptr<Database> m_database;
};

void StoragePlansTest::init() {
    m_database = std::make_unique<Database>();
    QVERIFY(m_database->open(":memory:", {}).ok());
    QVERIFY(migrate(*m_database, migrations()).status.ok());
}

QByteArray StoragePlansTest::plan(const char* sql) {
    const QByteArray explain = QByteArray("EXPLAIN QUERY PLAN ") + sql;
    Statement statement(*m_database, explain.constData());
    Rows rows = statement.run();
    QByteArray plan;
    while (rows.next()) {
        plan += rows.bytes(3) + '\n';
    }
    return rows.status().ok() ? plan : rows.status().text();
}

void StoragePlansTest::everyStatementOnEntriesSearches() {
    for (const char* sql : queries::kSearching) {
        const QByteArray steps = plan(sql);
        const QByteArray shown = sql + ("\n" + steps);
        QVERIFY2(steps.startsWith("SEARCH ") && steps.contains(" USING "), shown.constData());
        QVERIFY2(!steps.contains("SCAN") && !steps.contains("TEMP B-TREE"), shown.constData());
    }
    QVERIFY(plan(queries::kFindSent).contains("USING INDEX entries_by_sender (room=? AND cid=?"));
    // Inserting asks nothing beforehand; the conflict is found in the index itself.
    QCOMPARE(plan(queries::kInsert), "");
}

void StoragePlansTest::theStartReadsRoomsAndPeopleOnly() {
    for (const char* sql : queries::kLoading) {
        QVERIFY2(!plan(sql).contains("entries"), sql);
    }
}

QTEST_GUILESS_MAIN(StoragePlansTest)
#include "storage_plans_test.moc"
