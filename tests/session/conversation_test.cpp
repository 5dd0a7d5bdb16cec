#include "client/conversation.h"

#include "tests/session/lines.h"

#include <QTest>

using namespace parlance;

class ConversationTest : public QObject {
    Q_OBJECT

private:
    static Conversation begun(Seq after = 0) {
        Conversation conversation;
        conversation.open(hello(after));
        return conversation;
    }

private Q_SLOTS:
    void messagesInOrderAreShownAtOnce() {
        Conversation conversation = begun(10);
        QCOMPARE(words(conversation.take(message(11))), QStringLiteral("11"));
        QCOMPARE(words(conversation.take(message(12))), QStringLiteral("12"));
        QVERIFY(!conversation.hole());
    }

    void whatWasThereAtTheFirstHelloIsHistory() {
        Conversation conversation;
        Hello first = hello(10);
        first.head = 12;
        conversation.open(first);
        QCOMPARE(conversation.historyEnd(), 12);
        Hello later = hello(12);
        later.head = 20; // While we were away; it is news to us.
        conversation.open(later);
        QCOMPARE(conversation.historyEnd(), 12);
        Hello anew = hello(0, Resume::Reset, "mnopqrstuvwx");
        anew.head = 3;
        conversation.open(anew);
        QCOMPARE(conversation.historyEnd(), 3);
    }

    void aRepeatIsDropped() {
        Conversation conversation = begun();
        conversation.take(message(1));
        QCOMPARE(words(conversation.take(message(1))), QString());
        QCOMPARE(words(conversation.take(message(0))), QString());
    }

    void whatComesAheadWaitsForWhatIsMissing() {
        Conversation conversation = begun();
        QCOMPARE(words(conversation.take(message(3))), QString());
        QCOMPARE(words(conversation.take(message(2))), QString());
        QCOMPARE(conversation.hole(), std::optional(Cursor{kEpoch, 0}));
        QCOMPARE(words(conversation.take(message(1))), QStringLiteral("1 2 3"));
        QVERIFY(!conversation.hole());
    }

    void aHoleThatCannotBeFilledIsShownAsAGap() {
        Conversation conversation = begun();
        conversation.take(message(1));
        conversation.take(message(5));
        conversation.take(message(6));
        QCOMPARE(words(conversation.giveUpHole()), QStringLiteral("gap:3 5 6"));
        QCOMPARE(words(conversation.take(message(7))), QStringLiteral("7"));
        QCOMPARE(words(conversation.giveUpHole()), QString());
    }

    void aServerThatKeepsLessIsToldAsAGap() {
        Conversation conversation = begun();
        conversation.take(message(1));
        QCOMPARE(words(conversation.open(hello(38, Resume::Gap))), QStringLiteral("gap:37"));
        QCOMPARE(words(conversation.take(message(39))), QStringLiteral("39"));
    }

    void goingOnFromTheSamePlaceShowsNothingNew() {
        Conversation conversation = begun();
        conversation.take(message(1));
        QCOMPARE(words(conversation.open(hello(1))), QString());
        QCOMPARE(words(conversation.open(hello(0))), QString());
        QCOMPARE(words(conversation.take(message(1))), QString());
        QCOMPARE(words(conversation.take(message(2))), QStringLiteral("2"));
    }

    void aLinkThatBeginsFurtherOnLeavesAHoleAndNoGap() {
        Conversation conversation = begun();
        conversation.take(message(1));
        QCOMPARE(words(conversation.open(hello(4))), QString());
        QCOMPARE(words(conversation.take(message(5))), QString());
        QCOMPARE(conversation.hole(), std::optional(Cursor{kEpoch, 1}));
    }

    void anotherHistoryBeginsAfterASeparator() {
        const QByteArray other = "zzzzzzzzzzzz";
        Conversation conversation = begun();
        conversation.take(message(1));
        conversation.take(message(9));
        QCOMPARE(words(conversation.open(hello(0, Resume::Reset, other))), QStringLiteral("reset"));
        QVERIFY(!conversation.hole());
        QCOMPARE(words(conversation.take(message(2))), QString());
        QCOMPARE(words(conversation.take(message(1, other))), QStringLiteral("1"));
    }

    void aServerThatLostItsEndIsAnotherHistoryToo() {
        Conversation conversation = begun();
        conversation.take(message(1));
        conversation.take(message(2));
        QCOMPARE(words(conversation.open(hello(0, Resume::Reset))), QStringLiteral("reset"));
        QCOMPARE(words(conversation.take(message(1))), QStringLiteral("1"));
    }

    void olderMessagesGoInFront() {
        Conversation conversation = begun(10);
        QVERIFY(!conversation.hasOlder());
        conversation.take(message(11));
        QVERIFY(conversation.hasOlder());
        QCOMPARE(conversation.first(), std::optional(Cursor{kEpoch, 11}));
        const auto older = conversation.prepend({message(9), message(10), message(11)});
        QCOMPARE(older.size(), std::size_t(2));
        QCOMPARE(conversation.first()->seq, 9);
        QCOMPARE(conversation.prepend({message(9)}).size(), std::size_t(0));
        conversation.prepend({message(1)});
        QVERIFY(!conversation.hasOlder());
    }
};

QTEST_GUILESS_MAIN(ConversationTest)
#include "conversation_test.moc"
