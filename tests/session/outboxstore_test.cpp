// What is left of an outbox when its program ends, however it ends.
#include "client/clientlimits.h"
#include "client/outbox.h"

#include <QDir>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace parlance;

#ifdef Q_OS_LINUX

namespace {
int waits = 0; // For the disk.
}

// The program's own definitions come before the C library's, for Qt too.
extern "C" int fdatasync(int) {
    ++waits;
    return 0;
}
extern "C" int fsync(int) {
    ++waits;
    return 0;
}
#endif

class OutboxStoreTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> home;

    OutboxStore store(const char* url = "http://127.0.0.1:8080/rooms/lobby") const {
        return {home->filePath(QStringLiteral("below/outbox")),
                *RoomUrl::parse(QString::fromLatin1(url))};
    }
    QByteArray textsIn(const OutboxStore& store) const {
        QByteArrayList texts;
        for (const PostFrame& frame : store.load()) {
            texts.append(frame.text);
        }
        return texts.join(' ');
    }
    QString file() const {
        const QDir directory(home->filePath(QStringLiteral("below/outbox")));
        const QStringList files = directory.entryList({QStringLiteral("*.outbox")}, QDir::Files);
        return files.size() == 1 ? directory.filePath(files.first()) : QString();
    }

private Q_SLOTS:
    void init() { home = std::make_unique<QTemporaryDir>(); }

#ifdef Q_OS_LINUX
    void nobodyWaitsForTheDisk() {
        QSaveFile control(home->filePath(QStringLiteral("control")));
        QVERIFY(control.open(QIODevice::WriteOnly) && control.commit());
        QVERIFY(waits > 0); // We would see it.
        Outbox outbox{Random(1), store()};
        waits = 0; // With each message, that is; its lock was one.
        outbox.add("a");
        outbox.add("b");
        QVERIFY(!file().isEmpty());
        QCOMPARE(waits, 0);
    }
#endif

    void whatWaitsComesBackUnderItsNumber() {
        PostFrame before;
        {
            Outbox outbox{Random(1), store()};
            before = *outbox.add("a\n\"b\" \xf0\x9f\x91\x8b");
            outbox.add("c");
        }
        const Outbox again{Random(2), store()};
        QCOMPARE(again.waiting().size(), std::size_t(2));
        QCOMPARE(again.waiting()[0].text, before.text);
        QCOMPARE(again.waiting()[0].via, before.via);
        QCOMPARE(again.waiting()[0].n, before.n);
    }

    void itIsThereBeforeAnythingIsSent() {
        Outbox outbox{Random(1), store()};
        outbox.add("a");
        QFile left(file()); // Whatever happens to the program now.
        QVERIFY(left.open(QIODevice::ReadOnly));
        QVERIFY(left.readAll().contains("\"a\""));
    }

    void nothingWaitsNothingIsLeft() {
        const OutboxStore kept = store();
        QVERIFY(kept.save({{.text = "a", .n = 1, .via = "v"}}));
        QVERIFY(!file().isEmpty());
        QVERIFY(kept.save({}));
        QVERIFY(file().isEmpty());
    }

    void everyRoomOfEveryServerHasItsOwn() {
        const OutboxStore lobby = store();
        const OutboxStore tea = store("http://127.0.0.1:8080/rooms/tea");
        const OutboxStore next = store("http://127.0.0.1:8081/rooms/lobby");
        QVERIFY(lobby.save({{.text = "lobby", .n = 1, .via = "v"}}));
        QVERIFY(tea.save({{.text = "tea", .n = 1, .via = "v"}}));
        QCOMPARE(textsIn(lobby), "lobby");
        QCOMPARE(textsIn(tea), "tea");
        QCOMPARE(textsIn(next), "");
    }

    void ofTwoProgramsTheFirstHasIt() {
        const OutboxStore first = store();
        QVERIFY(first.save({{.text = "a", .n = 1, .via = "v"}}));
        const OutboxStore second = store();
        QCOMPARE(textsIn(second), "");
        QVERIFY(!second.save({}));
        QCOMPARE(textsIn(first), "a");
    }

    void isReadableByItsOwnerOnly() {
        QVERIFY(store().save({{.text = "a", .n = 1, .via = "v"}}));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(file()) & others));
    }

    void passesOverWhatItDidNotWrite() {
        QVERIFY(store().save({{.text = "a", .n = 1, .via = "v"}}));
        QFile strange(file());
        QVERIFY(strange.open(QIODevice::Append));
        strange.write(
            "\xff\x01 garbage\n{\"type\":\"typing\",\"active\":true}\n"
            "{\"type\":\"post\",\"text\":\"no number\"}\n"
            "{\"type\":\"post\",\"text\":\"b\",\"n\":2,\"via\":\"v\"}\n{\"type\":\"po");
        strange.close();
        QCOMPARE(textsIn(store()), "a b");
    }

    void neverReadsMoreThanMayWait() {
        std::deque<PostFrame> many;
        for (std::size_t i = 0; i < limits::kOutboxMessages + 10; ++i) {
            many.push_back({.text = "a", .n = qint64(i), .via = "v"});
        }
        const OutboxStore kept = store();
        QVERIFY(kept.save(many));
        QCOMPARE(kept.load().size(), limits::kOutboxMessages);
    }
};

QTEST_GUILESS_MAIN(OutboxStoreTest)
#include "outboxstore_test.moc"
