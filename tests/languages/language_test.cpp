// The window in other languages: one that is chosen while it runs, and one that nobody speaks
// (pseudo.js), in which whatever is cut off, not translated or not mirrored shows.
#include "ui/language.h"

#include "app/desktop.h"
#include "tests/support/eventually.h"
#include "tests/ui/fits.h"
#include "tests/ui/uitest.h"
#include "ui/inspector/inspectorpanel.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>

namespace parlance {
namespace {

const QString kPseudo = QStringLiteral("qps");

ServerOptions inMemory() {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    return options;
}

// A window that hosts a room; it speaks the language of the settings.
struct Host {
    Host() : desktop(inMemory()) {
        QObject::connect(&desktop, &Desktop::finished, &desktop, [this] { isFinished = true; });
    }
    ~Host() {
        desktop.quit();
        (void)eventually([this] { return isFinished; });
    }

    bool enter() {
        desktop.run({.host = true});
        return eventually([this] {
            return desktop.session() != nullptr &&
                   desktop.session()->status().phase == Session::Phase::Live;
        });
    }

    QStringList menus() {
        QStringList titles;
        for (const QAction* action : desktop.window().menuBar()->actions()) {
            titles.append(action->text().remove(u'&'));
        }
        return titles;
    }

    // In the preferences, as a person would.
    void choose(const QString& code) {
        MainWindow& window = desktop.window();
        const auto actions = window.findChildren<QAction*>();
        const auto preferences = std::ranges::find(actions, QKeySequence(QStringLiteral("Ctrl+,")),
                                                   [](QAction* one) { return one->shortcut(); });
        QVERIFY(preferences != actions.end());
        (*preferences)->trigger();
        auto* dialog = window.findChild<PreferencesDialog*>();
        QVERIFY(dialog != nullptr);
        for (auto* box : dialog->findChildren<QComboBox*>()) {
            if (box->findData(QStringLiteral("de")) >= 0) {
                box->setCurrentIndex(box->findData(code));
            }
        }
        dialog->accept();
    }

    Desktop desktop;
    bool isFinished = false;
};

// Every action of a menu and of those below it.
QList<QAction*> actionsOf(const QWidget& menu) {
    QList<QAction*> all;
    for (QAction* action : menu.actions()) {
        if (action->isSeparator()) {
            continue;
        }
        all.append(action);
        if (action->menu() != nullptr) {
            all += actionsOf(*action->menu());
        }
    }
    return all;
}

void picture(QWidget& window, const QString& name) {
    const QString folder = qEnvironmentVariable("PARLANCE_PICTURES");
    if (!folder.isEmpty()) {
        window.grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }
}

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { Settings().setLanguage(QStringLiteral("en")); }
    void theProgramSpeaksFourLanguages();
    void anotherLanguageIsSpokenAtOnce();
    void pluralsAndNumbersAreThoseOfTheLanguage_data();
    void pluralsAndNumbersAreThoseOfTheLanguage();
    void anAdministratorsLanguageStays();
    void mnemonicsAreUniqueInEveryMenu_data();
    void mnemonicsAreUniqueInEveryMenu();
    void aLongLanguageFromTheRightIsWholeAndNothingElse();
};

void LanguageTest::theProgramSpeaksFourLanguages() {
    QStringList real = windowLanguages();
    QVERIFY(real.removeOne(kPseudo)); // Only this test has it.
    QCOMPARE(real, (QStringList{QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("es"),
                                QStringLiteral("fr")}));
    QCOMPARE(nameOfLanguage(QStringLiteral("de")), QStringLiteral("Deutsch"));
    QCOMPARE(nameOfLanguage(QStringLiteral("en")), QStringLiteral("English"));
    QCOMPARE(nameOfLanguage(QStringLiteral("es")), QStringLiteral("Español"));
    QCOMPARE(nameOfLanguage(QStringLiteral("fr")), QStringLiteral("Français"));
}

void LanguageTest::anotherLanguageIsSpokenAtOnce() {
    Host host;
    QVERIFY(host.enter());
    QVERIFY(host.menus().contains(QStringLiteral("Room")));
    Session* session = host.desktop.session();
    session->send(QStringLiteral("hello"));
    QVERIFY(eventually([&] { return session->messages().rowCount() == 1; }));
    host.desktop.window().findChild<ComposerEdit*>()->setPlainText(QStringLiteral("half a sen"));
    host.choose(QStringLiteral("de"));
    QVERIFY(eventually([&] { return host.menus().contains(QStringLiteral("Raum")); }));
    QCOMPARE(Settings().language(), QStringLiteral("de"));
    MainWindow& window = host.desktop.window();
    QVERIFY(window.isVisible());
    // The same room, the same draft, the room still hosted.
    QCOMPARE(host.desktop.session(), session);
    QCOMPARE(window.room().messages().rowCount(), 1);
    QCOMPARE(window.findChild<ComposerEdit*>()->toPlainText(), QStringLiteral("half a sen"));
    QVERIFY(!window.host().address().isEmpty());
    // Qt's own words as well.
    PreferencesDialog dialog({}, {});
    QCOMPARE(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Cancel)->text(),
             QStringLiteral("Abbrechen"));
    host.choose(QStringLiteral("fr"));
    QVERIFY(eventually([&] { return host.menus().contains(QStringLiteral("Salon")); }));
}

void LanguageTest::pluralsAndNumbersAreThoseOfTheLanguage_data() {
    QTest::addColumn<QStringList>("people");
    QTest::addColumn<QString>("number");
    const auto row = [](const char* code, const char* none, const char* one, const char* two,
                        const char* number) {
        QTest::newRow(code) << QStringList{QString::fromUtf8(none), QString::fromUtf8(one),
                                           QString::fromUtf8(two)}
                            << QString::fromUtf8(number);
    };
    row("en", "0 people", "1 person", "2 people", "1.5");
    row("de", "0 Personen", "1 Person", "2 Personen", "1,5");
    row("fr", "0 personne", "1 personne", "2 personnes", "1,5");
    row("es", "0 personas", "1 persona", "2 personas", "1,5");
}

void LanguageTest::pluralsAndNumbersAreThoseOfTheLanguage() {
    QFETCH(QStringList, people);
    applyLanguage(QString::fromLatin1(QTest::currentDataTag()));
    for (int count = 0; count < 3; ++count) {
        QCOMPARE(PeoplePanel::tr("%n people", nullptr, count), people[count]);
    }
    QTEST(QLocale().toString(1.5, 'f', 1), "number");
}

void LanguageTest::anAdministratorsLanguageStays() {
    const QString path =
        qEnvironmentVariable("XDG_CONFIG_DIRS") + QStringLiteral("/parlance/desktop.ini");
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("locked=language\nlanguage=es\n");
    file.close();
    Settings settings;
    settings.setLanguage(QStringLiteral("de"));
    QCOMPARE(settings.language(), QStringLiteral("es"));
    QVERIFY(settings.locks().language);
    const PreferencesDialog dialog({}, settings.locks());
    const auto boxes = dialog.findChildren<QComboBox*>();
    QVERIFY(std::ranges::any_of(boxes, [](const QComboBox* box) { return !box->isEnabled(); }));
    QVERIFY(file.remove());
}

void LanguageTest::mnemonicsAreUniqueInEveryMenu_data() {
    QTest::addColumn<QString>("code");
    for (const char* code : {"en", "de", "fr", "es"}) {
        QTest::newRow(code) << QString::fromLatin1(code);
    }
}

void LanguageTest::mnemonicsAreUniqueInEveryMenu() {
    QFETCH(QString, code);
    Settings().setLanguage(code);
    Host host;
    QList<const QWidget*> menus{host.desktop.window().menuBar()};
    for (const auto* menu : host.desktop.window().findChildren<QMenu*>()) {
        menus.append(menu);
    }
    QStringList wrong;
    for (const QWidget* menu : menus) {
        QStringList keys;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || !action->isVisible() || action->text().isEmpty()) {
                continue;
            }
            const QString key = QKeySequence::mnemonic(action->text()).toString();
            // A number or a name has none; the arrow keys reach it.
            const bool isNumber =
                action->text().contains(QRegularExpression(QStringLiteral("\\d")));
            const bool isOff = menu->actions().first() == action;
            if ((key.isEmpty() && !isNumber && !isOff && action->isEnabled() &&
                 action->shortcut().isEmpty()) ||
                (!key.isEmpty() && keys.contains(key))) {
                wrong.append(action->text());
            }
            keys.append(key);
        }
    }
    QCOMPARE(wrong.join(u'\n'), QString());
}

void LanguageTest::aLongLanguageFromTheRightIsWholeAndNothingElse() {
    Settings().setLanguage(kPseudo);
    Host host;
    MainWindow& window = host.desktop.window();
    window.resize(1280, 900);
    host.desktop.run({});
    QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
    QCoreApplication::processEvents();
    picture(window, QStringLiteral("qps-start"));
    QCOMPARE(cutOff(window).join(u'\n'), QString());
    QVERIFY(host.enter());
    host.desktop.session()->send(QStringLiteral("hello"));
    QVERIFY(eventually([&] { return host.desktop.session()->messages().rowCount() == 1; }));
    picture(window, QStringLiteral("qps-room"));
    QCOMPARE(cutOff(window).join(u'\n'), QString());
    auto* dock = window.findChild<QDockWidget*>(QStringLiteral("inspector"));
    dock->show();
    dock->raise();
    window.resizeDocks({dock}, {520}, Qt::Horizontal);
    QCoreApplication::processEvents();
    picture(window, QStringLiteral("qps-inspector"));
    QCOMPARE(cutOff(window).join(u'\n'), QString());
    PreferencesDialog dialog({}, {}, &window);
    dialog.show();
    QCoreApplication::processEvents();
    picture(dialog, QStringLiteral("qps-preferences"));
    QCOMPARE(cutOff(dialog).join(u'\n'), QString());

    // Whatever bears no bracket has not been translated.
    QStringList plain;
    for (const QAction* action : actionsOf(*window.menuBar())) {
        if (!action->text().contains(u'[')) {
            plain.append(action->text());
        }
    }
    for (const auto* button : window.findChildren<QPushButton*>()) {
        if (!button->text().isEmpty() && !button->text().contains(u'[')) {
            plain.append(button->text());
        }
    }
    plain.removeAll(QStringLiteral("OK")); // Qt's own speak no such language.
    plain.removeAll(QStringLiteral("Cancel"));
    plain.removeAll(QStringLiteral("&OK"));
    plain.removeAll(QStringLiteral("&Cancel"));
    QCOMPARE(plain.join(u'\n'), QString());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::LanguageTest)
#include "language_test.moc"
