#include "server/net/turn.h"

#include <QTest>

using namespace parlance;

class TurnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyRequestsAreOneTurnWithItsPhasesInOrder() {
        Turn turn;
        QByteArray order;
        turn.setPhases({[&] { order += 'a'; }, [&] { order += 'b'; }});
        turn.request();
        turn.request();
        QCOMPARE(order, QByteArray());
        QTRY_COMPARE(order, "ab");
        QCoreApplication::processEvents();
        QCOMPARE(order, "ab");
    }

    void whatAPhaseAsksForIsTheNextTurns() {
        Turn turn;
        int turns = 0;
        turn.setPhases({[&] {
            if (++turns < 3) {
                turn.request();
            }
        }});
        turn.request();
        QTRY_COMPARE(turns, 3);
    }
};

QTEST_GUILESS_MAIN(TurnTest)
#include "turn_test.moc"
