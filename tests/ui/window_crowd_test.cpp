// A full room must not be felt in the window that hosts it.
#include "app/desktop.h"
#include "tests/support/eventually.h"
#include "tests/ui/crowd.h"
#include "tests/ui/stalls.h"
#include "tests/ui/uitest.h"

namespace parlance {
namespace {

constexpr Crowd::Size kCrowd{.listeners = 500, .speakers = 10, .messages = 100};
// Milliseconds of the thread's own work: what a person begins to feel, and no busy machine is
// blamed.
constexpr double kStall = 50;

} // namespace

class WindowCrowdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowOfAFullRoomStaysResponsive() {
        ServerOptions options;
        options.address = QHostAddress(QHostAddress::LocalHost);
        options.port = 0;
        options.rateLimits = false;
        Desktop desktop(options);
        bool isFinished = false;
        connect(&desktop, &Desktop::finished, this, [&] { isFinished = true; });
        desktop.run({.host = true});
        QVERIFY(eventually([&] {
            return desktop.session() != nullptr &&
                   desktop.session()->status().phase == Session::Phase::Live;
        }));
        {
            const Stalls stalls;
            Crowd crowd(desktop.hosting().room().page().port(), kCrowd);
            crowd.start();
            QVERIFY(eventually([&] {
                return crowd.listening() == kCrowd.listeners &&
                       desktop.session()->people().count() > kCrowd.listeners;
            }));
            crowd.beginToSpeak();
            constexpr int kAll = kCrowd.speakers * kCrowd.messages;
            QVERIFY(eventually([&] {
                return crowd.stored() == kAll && desktop.session()->messages().rowCount() == kAll;
            }));
            qInfo("the longest turn of the window's event loop: %.1f ms", stalls.longestOwn());
            QVERIFY(stalls.ticks() > 100);
            QVERIFY2(stalls.longestOwn() < kStall,
                     qPrintable(QString::number(stalls.longestOwn())));
        }
        desktop.quit();
        QVERIFY(eventually([&] { return isFinished; }));
    }
};

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::WindowCrowdTest)
#include "window_crowd_test.moc"
