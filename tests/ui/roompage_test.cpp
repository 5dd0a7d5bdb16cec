// The conversation's page in its window.
#include "ui/roompage.h"

#include "tests/session/cannedroom.h"
#include "tests/support/eventually.h"
#include "tests/ui/uitest.h"

namespace parlance {

class RoomPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoLooksAgainHasTheConnectionLookedAtAtOnce() {
        const CannedRoom room;
        Settings settings;
        Session session({.room = room.url(), .name = "Ana", .transport = Transport::Sse});
        session.start();
        RoomPage page(settings);
        page.show(&session);
        page.QWidget::show();
        // One echo verified it, one measured it. No heartbeat comes, so only a look makes it ask
        // again.
        QVERIFY(eventually([&] { return room.echoes() == 2; }));
        page.hide();
        page.QWidget::show();
        QVERIFY(eventually([&] { return room.echoes() == 3; }));
        page.show(nullptr);
    }
};

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::RoomPageTest)
#include "roompage_test.moc"
