// The View menu: the view for a projector, and the theme.
#include "ui/viewmenu.h"

#include "tests/ui/faces.h"
#include "tests/ui/fits.h"
#include "tests/ui/uitest.h"
#include "ui/composer.h"

namespace parlance {
namespace {

QAction* actionOf(MainWindow& window, const char* text) {
    const auto actions = actionsOf(*window.menuBar());
    const auto found = std::ranges::find(actions, QString::fromLatin1(text), [](QAction* action) {
        return action->text().remove(u'&');
    });
    return found == actions.end() ? nullptr : *found;
}

bool shows(MainWindow& window, const char* dock) {
    return window.findChild<QDockWidget*>(QString::fromLatin1(dock))->isVisible();
}

// By its key; another window takes the place of this one.
bool project(HostedWindow& host, bool wanted) {
    const QPointer<MainWindow> before(&host.window());
    QTest::keyClick(&host.window(), Qt::Key_F5);
    return eventually([&] { return before.isNull(); }) && host.window().isFullScreen() == wanted &&
           Settings().isProjected() == wanted;
}

QByteArray someAdministratorsFile() {
    return qgetenv("XDG_CONFIG_DIRS") + "/parlance/desktop.ini";
}

} // namespace

class ViewMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        Settings().setProjected(false);
        Settings().setTextSize(100);
        Settings().setTheme(Theme::System);
        applyTextSize(100);
        applyTheme(Theme::System);
    }
    void aProjectorShowsTheConversationInLargeLetters();
    void behindTheProjectorEverythingStandsAsBefore();
    void theProjectorViewIsRemembered();
    void theThemeIsChosenAtOnceAndRemembered();
    void anAdministratorsThemeStays();
};

void ViewMenuTest::aProjectorShowsTheConversationInLargeLetters() {
    HostedWindow host;
    QVERIFY(host.enter());
    const double usual = QApplication::font().pointSizeF();
    Session* session = &host.session();
    session->send(QStringLiteral("Welcome, everybody."));
    QVERIFY(eventually([&] { return session->messages().rowCount() == 1; }));
    host.window().findChild<ComposerEdit*>()->setPlainText(QStringLiteral("half a sen"));
    QVERIFY(project(host, true));
    QCOMPARE(QApplication::font().pointSizeF(), 2 * usual);
    QCOMPARE(host.window().room().messages().font().pointSizeF(), 2 * usual);
    // The code and the address stay: who comes late reads them off the wall.
    QVERIFY(shows(host.window(), "host"));
    for (const char* other : {"rooms", "people", "access", "inspector"}) {
        QVERIFY2(!shows(host.window(), other), other);
    }
    QVERIFY(!host.window().host().address().isEmpty());
    // The same room, the same draft.
    QCOMPARE(&host.session(), session);
    QCOMPARE(host.window().room().messages().rowCount(), 1);
    QCOMPARE(host.window().findChild<ComposerEdit*>()->toPlainText(), QStringLiteral("half a sen"));
    // Letters have one size there; the way back is where the way was.
    QVERIFY(!actionOf(host.window(), "Larger Text")->isEnabled());
    QVERIFY(actionOf(host.window(), "Projector View")->isChecked());
    host.window().resize(1280, 720); // What a projector has.
    QCoreApplication::processEvents();
    picture(host.window(), QStringLiteral("projector"));
    QCOMPARE(cutOff(host.window()).join(u'\n'), QString());
    QVERIFY(project(host, false));
    QCOMPARE(QApplication::font().pointSizeF(), usual);
    QVERIFY(actionOf(host.window(), "Larger Text")->isEnabled());
}

void ViewMenuTest::behindTheProjectorEverythingStandsAsBefore() {
    HostedWindow host;
    QVERIFY(host.enter());
    host.window().resize(1111, 777);
    host.open(*host.window().findChild<QDockWidget*>(QStringLiteral("access")));
    host.window().findChild<QDockWidget*>(QStringLiteral("people"))->close();
    QVERIFY(project(host, true));
    QTest::keyClick(&host.window(), Qt::Key_F9); // A panel can be had there too.
    QVERIFY(shows(host.window(), "people"));
    QVERIFY(project(host, false));
    QCOMPARE(host.window().size(), QSize(1111, 777));
    QVERIFY(shows(host.window(), "rooms"));
    QVERIFY(shows(host.window(), "access"));
    QVERIFY(!shows(host.window(), "people"));
}

void ViewMenuTest::theProjectorViewIsRemembered() {
    Settings().setProjected(true);
    HostedWindow host;
    QVERIFY(host.window().isFullScreen());
    QVERIFY(host.enter());
    QVERIFY(shows(host.window(), "host"));
    QVERIFY(!shows(host.window(), "people"));
}

void ViewMenuTest::theThemeIsChosenAtOnceAndRemembered() {
    {
        HostedWindow host;
        actionOf(host.window(), "Dark")->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Base).lightness() < 128);
        actionOf(host.window(), "Light")->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Base).lightness() > 128);
        QCOMPARE(Settings().theme(), Theme::Light);
    }
    HostedWindow next;
    QVERIFY(actionOf(next.window(), "Light")->isChecked());
    // Chosen elsewhere meanwhile, the menu shows it when it opens.
    Settings().setTheme(Theme::Dark);
    auto* menu = qobject_cast<QMenu*>(actionOf(next.window(), "Light")->parent());
    Q_EMIT menu->aboutToShow();
    QVERIFY(actionOf(next.window(), "Dark")->isChecked());
    QVERIFY(!actionOf(next.window(), "Light")->isChecked());
}

void ViewMenuTest::anAdministratorsThemeStays() {
    QFile file(QString::fromLocal8Bit(someAdministratorsFile()));
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("locked=theme\ntheme=dark\n");
    file.close();
    {
        HostedWindow host;
        QVERIFY(!actionOf(host.window(), "Theme")->isEnabled());
        QVERIFY(actionOf(host.window(), "Dark")->isChecked());
    }
    QVERIFY(file.remove());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::ViewMenuTest)
#include "viewmenu_test.moc"
