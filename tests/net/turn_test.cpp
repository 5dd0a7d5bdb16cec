#include "server/net/turn.h"

#include <QTest>

using namespace parlance;

class TurnTest : public QObject {
    Q_OBJECT

private:
    qint64 now = 0;
    QByteArray order;

    Turn::Phases phases(qint64 cost = 0) {
        return {.submit = [this] { order += 's'; },
                .news =
                    [this, cost] {
                        order += 'n';
                        now += cost;
                    },
                .write = [this] { order += 'w'; },
                .bury = [this] { order += 'b'; }};
    }

private Q_SLOTS:
    void init() {
        now = 1'000'000;
        order.clear();
    }

    void manyRequestsAreOneTurnWithItsPhasesInOrder() {
        Turn turn([this] { return now; });
        turn.setPhases(phases());
        turn.request();
        turn.request();
        QCOMPARE(order, QByteArray());
        QTRY_COMPARE(order, "snwb");
        QCoreApplication::processEvents();
        QCOMPARE(order, "snwb");
    }

    void whatAPhaseAsksForIsTheNextTurns() {
        Turn turn([this] { return now; });
        Turn::Phases given = phases();
        int turns = 0;
        given.write = [&] {
            if (++turns < 3) {
                turn.request();
            }
        };
        turn.setPhases(std::move(given));
        turn.request();
        QTRY_COMPARE(turns, 3);
    }

    void underLoadTheNewsAloneIsPutOffAndComesByItself() {
        Turn turn([this] { return now; });
        turn.setPhases(phases(10'000));
        for (int i = 0; i < 10; ++i) {
            order.clear();
            turn.announce(5);
            QTRY_VERIFY(order.endsWith("b"));
            if (!order.contains('n')) {
                now += Pace::kLongest;
            }
            QTRY_VERIFY(order.contains('n'));
        }
        order.clear();
        turn.announce(1);
        QTRY_COMPARE(order, "swb");
        // Nobody asks again.
        now += Pace::kLongest;
        QTRY_COMPARE(order, "swbsnwb");
    }

    void atRestNothingIsPutOff() {
        Turn turn([this] { return now; });
        turn.setPhases(phases(10'000));
        for (int i = 0; i < 20; ++i) {
            order.clear();
            now += 100'000;
            turn.announce(3);
            QTRY_COMPARE(order, "snwb");
        }
    }
};

QTEST_GUILESS_MAIN(TurnTest)
#include "turn_test.moc"
