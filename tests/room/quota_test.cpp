#include "server/room/quota.h"

#include <QTest>

using namespace parlance;

namespace {

constexpr limits::Rate kRate{100, 5};

// A quota and the time that it goes by.
struct Desk {
    explicit Desk(limits::Rate rate = kRate)
        : quota({[this] { return now; }, [this] { return now; }}, rate) {}

    // How many `who` may take now, one after the other.
    int takeAll(const QByteArray& who) {
        int taken = 0;
        while (taken < 1'000 && quota.take(who) == 0) {
            ++taken;
        }
        return taken;
    }

    qint64 now = 1'000'000;
    Quota quota;
};

} // namespace

class QuotaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterARestABurstGoesAtOnce() {
        Desk desk;
        QCOMPARE(desk.takeAll("ana"), 5);
        desk.now += 3'600'000;
        QCOMPARE(desk.takeAll("ana"), 5);
    }

    void whoeverKeepsToTheRateIsNeverRefused() {
        Desk desk;
        for (int i = 0; i < 1'000; ++i) {
            QCOMPARE(desk.quota.take("ana"), 0);
            desk.now += kRate.every;
        }
    }

    void oneIsOneAndNotEverybody() {
        Desk desk;
        desk.takeAll("ana");
        QCOMPARE(desk.takeAll("bo"), 5);
    }

    void whatIsSaidOfTheWaitHoldsForAllThatCameBehind() {
        Desk desk;
        desk.takeAll("ana");
        desk.now += 10; // The pause has begun with the first that was refused.
        const qint64 wait = desk.quota.take("ana");
        QCOMPARE(wait, limits::kRatePause - 10);
        // A place in the bucket has come free meanwhile, and yet nothing overtakes.
        desk.now += wait - 1;
        QCOMPARE(desk.quota.take("ana"), 1);
        desk.now += 1;
        QCOMPARE(desk.takeAll("ana"), 5);
    }

    void whereOneTakesLongTheWaitSaysSo() {
        Desk desk({60'000, 1});
        QCOMPARE(desk.quota.take("ana"), 0);
        desk.now += 20'000;
        QCOMPARE(desk.quota.take("ana"), 40'000);
        desk.now += 40'000;
        QCOMPARE(desk.quota.take("ana"), 0);
    }

    void withoutARateNothingIsRefusedOrKept() {
        Desk desk({0, 0});
        QCOMPARE(desk.takeAll("ana"), 1'000);
        QCOMPARE(desk.quota.size(), 0);
    }

    void thoseWhoAreQuietAreForgotten() {
        Desk desk;
        for (int i = 0; i < 100'000; ++i) {
            desk.quota.take(QByteArray::number(i));
            desk.now += 10;
        }
        QVERIFY(desk.quota.size() <= 1'000);
    }
};

QTEST_APPLESS_MAIN(QuotaTest)
#include "quota_test.moc"
