// The contract of Log, on every store: what is read.
#include "server/protocol/limits.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace parlance;

class StorageReadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreFixture::addMedia(); }

    void aReadSeesWhatWasAppendedBeforeItAndNothingAfter();
    void textsComeBackByteForByte();
    void pagesGoForwardAndBackward();
    void aPageHasAtMostItsBytesButAtLeastOneEntry();
    void beyondTheEndsThereIsNothing();
    void aRoomThatIsNotThereCanNotBeRead();
};

void StorageReadTest::aReadSeesWhatWasAppendedBeforeItAndNothingAfter() {
    StoreFixture fixture;
    fixture.makeRoom();
    std::vector<std::vector<Seq>> pages;
    const auto read = [&](Direction direction, Seq from) {
        fixture.store().read({roomName(), direction, from, 10, 1000},
                             [&](const auto& page) { pages.push_back(seqsOf(page.value())); });
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

void StorageReadTest::textsComeBackByteForByte() {
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

void StorageReadTest::pagesGoForwardAndBackward() {
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

void StorageReadTest::aPageHasAtMostItsBytesButAtLeastOneEntry() {
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

void StorageReadTest::beyondTheEndsThereIsNothing() {
    StoreFixture fixture;
    fixture.makeRoom();
    fixture.makeRoom(roomName("next"));
    QVERIFY(fixture.readAll(roomName()).empty());
    fixture.fill(roomName(), 3);
    fixture.fill(roomName("next"), 3);

    QVERIFY(fixture.read({roomName(), Direction::Forward, 4, 10, 1000}).value().empty());
    QVERIFY(fixture.read({roomName(), Direction::Backward, 0, 10, 1000}).value().empty());
}

void StorageReadTest::aRoomThatIsNotThereCanNotBeRead() {
    StoreFixture fixture;
    QCOMPARE(fixture.read({roomName(), Direction::Forward, 1, 10, 1000}).error(),
             Error::RoomNotFound);
    QCOMPARE(fixture.trim(roomName(), {1, std::nullopt}).error(), Error::RoomNotFound);
}

QTEST_GUILESS_MAIN(StorageReadTest)
#include "storage_read_test.moc"
