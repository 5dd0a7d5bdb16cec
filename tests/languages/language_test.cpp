// The window in other languages: one that is chosen while it runs, and one that nobody speaks
// (pseudo.js), in which whatever is cut off, not translated or not mirrored shows.
#include "ui/language.h"

#include "client/trace.h"
#include "tests/ui/faces.h"
#include "tests/ui/fits.h"
#include "tests/ui/uitest.h"
#include "ui/clock.h"
#include "ui/guestmenu.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>

namespace parlance {
namespace {

const QString kPseudo = QStringLiteral("qps");

// It speaks the language of the settings.
struct Host : HostedWindow {
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
};

// The mnemonics of what is seen of a window, as "S: Send"; they hold for all of it.
QStringList mnemonicsOf(const QWidget& face) {
    QStringList found;
    const auto add = [&found](const QWidget& widget, const QString& text) {
        const QString key = QKeySequence::mnemonic(text).toString().section(u'+', -1);
        if (widget.isVisible() && !key.isEmpty()) {
            found.append(key + QStringLiteral(": ") + text);
        }
    };
    for (const auto* bar : face.findChildren<QMenuBar*>()) {
        for (const QAction* action : bar->actions()) {
            add(*bar, action->text());
        }
    }
    for (const auto* button : face.findChildren<QAbstractButton*>()) {
        add(*button, button->text());
    }
    for (const auto* label : face.findChildren<QLabel*>()) {
        if (label->buddy() != nullptr) {
            add(*label, label->text());
        }
    }
    for (const auto* bar : face.findChildren<QTabBar*>()) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            add(*bar, bar->tabText(tab));
        }
    }
    return found;
}

// Those that another one has taken.
QStringList twice(QStringList mnemonics) {
    mnemonics.sort();
    QStringList wrong;
    for (qsizetype i = 1; i < mnemonics.size(); ++i) {
        if (mnemonics[i].first(1) == mnemonics[i - 1].first(1)) {
            wrong.append(mnemonics[i - 1] + QStringLiteral(", ") + mnemonics[i]);
        }
    }
    return wrong;
}

void addLanguages() {
    QTest::addColumn<QString>("code");
    for (const char* code : {"en", "de", "fr", "es"}) {
        QTest::newRow(code) << QString::fromLatin1(code);
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
    void timesAndFiguresAreThoseOfTheLanguage_data();
    void timesAndFiguresAreThoseOfTheLanguage();
    void mnemonicsAreUniqueInEveryMenu_data() { addLanguages(); }
    void mnemonicsAreUniqueInEveryMenu();
    void mnemonicsAreUniqueInEveryFace_data() { addLanguages(); }
    void mnemonicsAreUniqueInEveryFace();
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
        QCOMPARE(PeoplePanel::tr("%Ln people", nullptr, count), people[count]);
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

void LanguageTest::timesAndFiguresAreThoseOfTheLanguage_data() {
    QTest::addColumn<QString>("clock");
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("pause");
    QTest::addColumn<QString>("many");
    const auto row = [](const char* code, const char* clock, const char* exact, const char* pause,
                        const char* many) {
        QTest::newRow(code) << QString::fromUtf8(clock) << QString::fromUtf8(exact)
                            << QString::fromUtf8(pause) << QString::fromUtf8(many);
    };
    row("en", "3:05 PM", "3:05:09 PM", "trying WebSocket again in 1.5 s", "12,345 people");
    row("de", "15:05", "15:05:09", "WebSocket wieder in 1,5\u00a0s", "12.345 Personen");
    row("fr", "15:05", "15:05:09", "nouvel essai de WebSocket dans 1,5\u202fs",
        "12\u202f345 personnes");
    row("es", "15:05", "15:05:09", "otro intento con WebSocket en 1,5\u00a0s", "12.345 personas");
}

void LanguageTest::timesAndFiguresAreThoseOfTheLanguage() {
    applyLanguage(QString::fromLatin1(QTest::currentDataTag()));
    const QTime at(15, 5, 9);
    QTEST(clockText(at), "clock");
    QTEST(exactClockText(at), "exact");
    QTEST(sentence(
              {.what = TraceEntry::What::Again, .transport = Transport::WebSocket, .pause = 1'500}),
          "pause");
    QTEST(PeoplePanel::tr("%Ln people", nullptr, 12'345), "many");
}

void LanguageTest::mnemonicsAreUniqueInEveryMenu() {
    QFETCH(QString, code);
    Settings().setLanguage(code);
    Host host;
    QVERIFY(host.enter());
    const GuestMenu guest(host.desktop.hosting().link(), host.session().room().room(),
                          {QByteArrayLiteral("c1"), QByteArrayLiteral("%1")});
    QList<const QWidget*> menus{host.window().menuBar(), &guest};
    for (const auto* menu : host.window().findChildren<QMenu*>()) {
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

void LanguageTest::mnemonicsAreUniqueInEveryFace() {
    QFETCH(QString, code);
    Settings().setLanguage(code);
    Host host;
    qsizetype most = 0;
    const bool all = visitFaces(host, [&most](QWidget& face, const QString& name) {
        const QStringList mnemonics = mnemonicsOf(face);
        most = qMax(most, mnemonics.size());
        QCOMPARE(name + u'\n' + twice(mnemonics).join(u'\n'), name + u'\n');
    });
    QVERIFY(all);
    QVERIFY(most >= 9); // The menus and what the first page has.
}

void LanguageTest::aLongLanguageFromTheRightIsWholeAndNothingElse() {
    Settings().setLanguage(kPseudo);
    Host host;
    QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
    QStringList plain; // Whatever bears no bracket has not been translated.
    const bool all = visitFaces(host, [&plain](QWidget& face, const QString& name) {
        picture(face, QStringLiteral("qps-") + name);
        QCOMPARE(name + u'\n' + cutOff(face).join(u'\n'), name + u'\n');
        for (const auto* button : face.findChildren<QPushButton*>()) {
            plain.append(button->text());
        }
        for (const auto* label : face.findChildren<QLabel*>()) {
            plain.append(label->isVisible() ? label->text() : QString());
        }
    });
    QVERIFY(all);
    for (const QAction* action : actionsOf(*host.window().menuBar())) {
        plain.append(action->text());
    }
    // Qt's own words speak no such language; addresses and the program's name speak none.
    const QRegularExpression known(QStringLiteral(
        "\\[|^\\s*$|^&?(OK|Cancel)$|^https?://|^([0-9A-F]{2}[:\n]?){32}$|^Parlance"));
    plain.removeIf([&known](const QString& text) { return text.contains(known); });
    plain.removeDuplicates();
    QCOMPARE(plain.join(u'\n'), QString());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::LanguageTest)
#include "language_test.moc"
