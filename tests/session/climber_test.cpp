// What happens while the climber takes steps.
#include "client/climber.h"

#include "tests/session/cannedroom.h"
#include "tests/support/eventually.h"

#include <QTest>

namespace parlance {

class ClimberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Somebody who is told that it is live reconnects, and shows a dialog in which the old
    // connection breaks. The failure comes late: by then a new attempt has the transport's name.
    void theFailureOfAClosedLinkIsNotTheNextOnes() {
        CannedRoom room;
        Http http;
        Climber climber(http, {.room = room.url(), .choice = Transport::Sse},
                        [] { return Position{}; });
        int used = 0;
        int unused = 0;
        connect(&climber, &Climber::unused, this, [&] { unused += 1; });
        connect(&climber, &Climber::used, this, [&] {
            used += 1;
            if (used == 1) {
                climber.start({});
                room.cut();
                QVERIFY(eventually([&] { return unused == 1; }));
            }
        });
        climber.start({});
        QVERIFY(eventually([&] { return used == 2; }));
        QStringList trace;
        for (const TraceEntry& entry : climber.trace()) {
            trace.append(traceCode(entry.what));
        }
        QCOMPARE(trace.join(u' '), QStringLiteral("trying on trying on"));
        QCOMPARE(room.streams(), 2);
        QCOMPARE(climber.phase(), Ladder::Phase::Live);
    }
};

} // namespace parlance

QTEST_GUILESS_MAIN(parlance::ClimberTest)
#include "climber_test.moc"
