#include "server/room/tail.h"

#include "server/protocol/limits.h"

#include <QTest>

using namespace parlance;

namespace {

int encoded = 0;

QByteArray encode(const Entry& entry) {
    ++encoded;
    return QByteArray::number(entry.seq()) + ',';
}

Message message(Seq seq, const QByteArray& text = "x") {
    return {.room = *RoomName::parse("lobby"), .cursor = {"abcdefghijkl", seq}, .text = text};
}

Tail filled(int count) {
    Tail tail(1);
    for (int i = 1; i <= count; ++i) {
        tail.append(message(i));
    }
    return tail;
}

} // namespace

class TailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { encoded = 0; }

    void anEmptyTailBeginsPastTheHead() { QCOMPARE(Tail(42).first(), 42); }

    void aBatchJoinsWhatFollowsAPosition() {
        const Tail tail = filled(5);
        const Tail::Batch& batch = tail.batch(3, Slot::Json, encode);
        QCOMPARE(batch.bytes, "3,4,5,");
        QCOMPARE(batch.last, 5);
    }

    void everyEntryIsEncodedOnceForAForm() {
        const Tail tail = filled(5);
        tail.batch(1, Slot::Json, encode);
        tail.batch(2, Slot::Json, encode);
        tail.batch(1, Slot::Json, encode);
        QCOMPARE(encoded, 5);
        tail.batch(1, Slot::Event, encode);
        QCOMPARE(encoded, 10);
    }

    void whatWasEncodedIsForgottenAndMadeAgain() {
        Tail tail = filled(5);
        tail.batch(1, Slot::Json, encode);
        const QByteArray held = tail.at(2).bytes(Slot::Json, encode);
        QCOMPARE(encoded, 5);
        QVERIFY(!held.isDetached());
        tail.forgetBytes();
        QVERIFY(held.isDetached()); // Nobody else has it any more.
        QCOMPARE(tail.batch(1, Slot::Json, encode).bytes, "1,2,3,4,5,");
        QCOMPARE(encoded, 10);
    }

    void readersOfOnePositionShareTheirBytes() {
        const Tail tail = filled(5);
        const QByteArray first = tail.batch(4, Slot::Json, encode).bytes;
        const QByteArray second = tail.batch(4, Slot::Json, encode).bytes;
        QCOMPARE(static_cast<const void*>(first.constData()),
                 static_cast<const void*>(second.constData()));
    }

    void aNewEntryIsInTheNextBatch() {
        Tail tail = filled(2);
        QCOMPARE(tail.batch(2, Slot::Json, encode).bytes, "2,");
        tail.append(message(3));
        QCOMPARE(tail.batch(2, Slot::Json, encode).bytes, "2,3,");
    }

    void theNumberOfEntriesIsBounded() {
        const Tail tail = filled(limits::kTailEntries + 10);
        QCOMPARE(tail.first(), 11);
        QCOMPARE(tail.batch(11, Slot::Json, encode).last, 10 + limits::kAnswerEntries);
    }

    void theBytesAreBoundedButTheNewestEntryStays() {
        Tail tail(1);
        for (int i = 1; i <= 100; ++i) {
            tail.append(message(i, QByteArray(limits::kText, 'x')));
        }
        QVERIFY(tail.first() > 1);
        tail.append(message(101, QByteArray(limits::kTailBytes * 2, 'x')));
        QCOMPARE(tail.first(), 101);
        QCOMPARE(tail.at(101).seq(), 101);
    }

    void aBatchIsBoundedInBytesButHoldsOneAtLeast() {
        Tail tail(1);
        for (int i = 1; i <= 40; ++i) {
            tail.append(message(i, QByteArray(limits::kText, 'x')));
        }
        const auto whole = [](const Entry& entry) { return entry.message().text; };
        const Tail::Batch& batch = tail.batch(1, Slot::Json, whole);
        QVERIFY(batch.bytes.size() <= limits::kPageBytes);
        QCOMPARE(batch.last, limits::kPageBytes / limits::kText);
        tail.append(message(41, QByteArray(limits::kPageBytes * 2, 'x')));
        QCOMPARE(tail.batch(41, Slot::Json, whole).last, 41);
    }

    void whatTheLogForgotIsDropped() {
        Tail tail = filled(5);
        tail.dropBelow(4);
        QCOMPARE(tail.first(), 4);
        QCOMPARE(tail.batch(4, Slot::Json, encode).bytes, "4,5,");
    }
};

QTEST_GUILESS_MAIN(TailTest)
#include "tail_test.moc"
