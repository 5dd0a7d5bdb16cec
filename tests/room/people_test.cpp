#include "server/room/people.h"

#include "server/protocol/limits.h"

#include <QTest>

using namespace parlance;

class PeopleTest : public QObject {
    Q_OBJECT

private:
    static constexpr quint64 kBase = 1000;
    const Member ana{"a", "Ana"};
    const Member bo{"b", "Bo"};

    QList<QPair<QByteArray, bool>> heard;
    People make() {
        return People(kBase, [this](const QByteArray& cid, bool present) {
            heard.append({cid, present});
        });
    }
    static std::vector<QByteArray> names(const std::vector<Member>& members) {
        std::vector<QByteArray> names;
        for (const Member& member : members) {
            names.push_back(member.name);
        }
        return names;
    }
    using Names = std::vector<QByteArray>;

private Q_SLOTS:
    void init() { heard.clear(); }

    void somebodyWhoEntersIsShownWithTheNextPublish() {
        People people = make();
        people.enter(ana);
        QCOMPARE(people.count(), 0);
        QVERIFY(people.publish(0));
        QCOMPARE(people.count(), 1);
        QCOMPARE(people.state(), kBase + 1);
        QVERIFY(!people.publish(5000));
        QCOMPARE(heard, (QList<QPair<QByteArray, bool>>{{"a", true}}));
    }

    void changesBecomeVisibleAtMostOnceASecond() {
        People people = make();
        people.enter(ana);
        QVERIFY(people.publish(10'000));
        people.enter(bo);
        QVERIFY(!people.publish(10'999));
        QVERIFY(people.publish(11'000));
        QCOMPARE(people.state(), kBase + 2);
    }

    void switchingTheTransportIsNotLeaving() {
        People people = make();
        people.enter(ana);
        people.publish(0);
        people.leave("a", 1000, 10'000);
        people.expire(10'999);
        QCOMPARE(people.count(), 1);
        people.enter(ana);
        people.expire(60'000);
        QVERIFY(!people.publish(60'000));
        QCOMPARE(people.state(), kBase + 1);
        QCOMPARE(heard.size(), 1);
    }

    void twoStreamsOfOnePersonAreOnePerson() {
        People people = make();
        people.enter(ana);
        people.enter(ana);
        people.publish(0);
        QCOMPARE(people.count(), 1);
        people.leave("a", 0, 0);
        people.expire(1);
        QVERIFY(!people.publish(2000));
        people.leave("a", 2000, 0);
        people.expire(2001);
        QVERIFY(people.publish(4000));
        QCOMPARE(people.count(), 0);
        QVERIFY(people.empty());
    }

    void whoeverPollsStaysUntilTheLingerIsOver() {
        People people = make();
        people.seen(ana, 0, 90'000);
        people.publish(0);
        people.seen(ana, 80'000, 90'000);
        people.expire(169'999);
        QVERIFY(!people.empty());
        people.expire(170'000);
        // Those who look do not know it yet.
        QVERIFY(!people.empty());
        QVERIFY(people.publish(170'000));
        QVERIFY(people.empty());
        QCOMPARE(heard.last(), qMakePair(QByteArray("a"), false));
    }

    void aDifferenceTellsWhoCameAndWhoLeftSince() {
        People people = make();
        people.enter(ana);
        people.publish(0);
        people.enter(bo);
        people.leave("a", 0, 0);
        people.expire(1000);
        people.publish(1000);
        const auto difference = people.since(kBase + 1);
        QVERIFY(difference.people);
        QVERIFY(!difference.full);
        QCOMPARE(names(difference.joined), Names{"Bo"});
        QCOMPARE(names(difference.left), Names{"Ana"});
        QVERIFY(!difference.typing);
        QVERIFY(!people.since(people.state()).people);
    }

    void somebodyWhoCameAndLeftInBetweenIsOnlyGone() {
        People people = make();
        people.enter(ana);
        people.publish(0);
        people.enter(bo);
        people.publish(1000);
        people.leave("b", 1000, 0);
        people.expire(1000);
        people.publish(2000);
        const auto difference = people.since(kBase + 1);
        QVERIFY(difference.joined.empty());
        QCOMPARE(names(difference.left), Names{"Bo"});
    }

    void anotherNameIsToldLikeAnArrival() {
        People people = make();
        people.enter(ana);
        people.publish(0);
        people.rename({"a", "Anna"});
        people.publish(1000);
        QCOMPARE(names(people.since(kBase + 1).joined), Names{"Anna"});
        QCOMPARE(people.count(), 1);
        QCOMPARE(heard.size(), 1);
    }

    void anUnknownStateGetsEverybody_data() {
        QTest::addColumn<quint64>("state");
        QTest::newRow("of an earlier start") << kBase - 1;
        QTest::newRow("of the future") << kBase + 77;
        QTest::newRow("none") << ~quint64{0};
    }
    void anUnknownStateGetsEverybody() {
        QFETCH(const quint64, state);
        People people = make();
        people.enter(ana);
        people.enter(bo);
        people.publish(0);
        const auto difference = people.since(state);
        QVERIFY(difference.full);
        QCOMPARE(names(*difference.full), (Names{"Ana", "Bo"}));
    }

    void aStateOlderThanTheHistoryGetsEverybody() {
        People people = make();
        qint64 now = 0;
        for (int i = 0; i <= limits::kStateHistory; ++i) {
            people.enter({QByteArray::number(i), "x" + QByteArray::number(i)});
            QVERIFY(people.publish(now += 1000));
        }
        QVERIFY(people.since(kBase).full);
        QVERIFY(!people.since(kBase + 1).full);
        QCOMPARE(people.since(kBase + 1).joined.size(), std::size_t(limits::kStateHistory));
    }

    void theFullListIsCappedButTheCountIsNot() {
        People people = make();
        for (int i = 0; i < limits::kPresenceNames + 5; ++i) {
            people.enter({QByteArray::number(i), "x" + QByteArray::number(i)});
        }
        people.publish(0);
        QCOMPARE(people.list().size(), std::size_t(limits::kPresenceNames));
        QCOMPARE(people.count(), limits::kPresenceNames + 5);
    }

    void typingIsShownAndEndsByItself() {
        People people = make();
        people.enter(ana);
        people.publish(0);
        people.typing("a", true, 0);
        QVERIFY(people.publish(1000));
        QCOMPARE(people.typists(), Names{"a"});
        const auto difference = people.since(kBase + 1);
        QVERIFY(difference.typing);
        QVERIFY(!difference.people);
        people.typing("a", true, 3000);
        QVERIFY(!people.publish(3000));
        people.expire(limits::kTypingShown + 3000);
        QVERIFY(people.publish(limits::kTypingShown + 3000));
        QVERIFY(people.typists().empty());
    }

    void whoIsNotHereDoesNotType() {
        People people = make();
        people.typing("a", true, 0);
        QVERIFY(!people.publish(0));
    }

    void typingThatBeganAndEndedUnseenIsNoChange() {
        People people = make();
        people.enter(ana);
        people.publish(0);
        people.typing("a", true, 100);
        people.typing("a", false, 200);
        QVERIFY(!people.publish(5000));
        QCOMPARE(people.state(), kBase + 1);
    }
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "people_test.moc"
