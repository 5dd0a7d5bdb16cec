// The window for those who cannot see it, have no mouse, or need large or strong letters: names and
// roles, Tab and shortcuts, contrast, text of twice the size.
#include "app/desktop.h"
#include "tests/support/eventually.h"
#include "tests/ui/fits.h"
#include "tests/ui/uitest.h"
#include "ui/colors.h"
#include "ui/joindialog.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

namespace parlance {
namespace {

using Role = QAccessible::Role;

ServerOptions inMemory() {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = 0;
    return options;
}

QString className(const QWidget& widget) {
    return QString::fromLatin1(widget.metaObject()->className());
}

bool takesTab(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           widget.focusProxy() == nullptr;
}

// What a screen reader may call what one can use.
bool isControl(Role role) {
    static const QSet<int> kControls{
        QAccessible::Button,      QAccessible::CheckBox, QAccessible::RadioButton,
        QAccessible::ButtonMenu,  QAccessible::ComboBox, QAccessible::EditableText,
        QAccessible::SpinBox,     QAccessible::List,     QAccessible::Table,
        QAccessible::PageTabList, QAccessible::Slider,   QAccessible::ScrollBar,
        QAccessible::Link,        QAccessible::Tree,     QAccessible::StaticText};
    return kControls.contains(role);
}

// One line for each control without a name or with a role that says nothing, and for each picture
// without a name.
QStringList unnamed(const QWidget& window) {
    QStringList lines;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool isPainted = widget->property("isPicture").toBool() && widget->isVisible();
        if (!takesTab(*widget) && !isPainted) {
            continue;
        }
        // A scroll area of other widgets, and what belongs to a control that has the name.
        if (className(*widget) == QLatin1StringView("QScrollArea") ||
            qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr ||
            qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr) {
            continue;
        }
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
        const QString name = told->text(QAccessible::Name);
        const bool isRight =
            isPainted ? told->role() == QAccessible::Graphic : isControl(told->role());
        const bool isTabList = told->role() == QAccessible::PageTabList;
        if ((name.isEmpty() && !isTabList) || !isRight) {
            lines.append(QStringLiteral("%1: \"%2\", role %3")
                             .arg(className(*widget), name)
                             .arg(static_cast<int>(told->role())));
        }
    }
    return lines;
}

// What Tab does not reach from where the focus is, going round once.
QStringList unreached(QWidget& window) {
    QSet<const QWidget*> reached;
    for (int step = 0; step < 200 && QApplication::focusWidget() != nullptr; ++step) {
        const QWidget* focused = QApplication::focusWidget();
        if (reached.contains(focused)) {
            break;
        }
        reached.insert(focused);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QStringList lines;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool isInner = qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr ||
                             qobject_cast<QComboBox*>(widget->parentWidget()) != nullptr;
        const bool isInside = widget->window() == &window && !isInner &&
                              !widget->inherits("QMenuBar") && takesTab(*widget);
        const bool isReached =
            reached.contains(widget) ||
            std::any_of(reached.begin(), reached.end(),
                        [widget](const QWidget* one) { return widget->isAncestorOf(one); });
        if (isInside && !isReached) {
            lines.append(className(*widget) + u' ' + widget->accessibleName());
        }
    }
    return lines;
}

struct Host {
    Host() : desktop(inMemory()) {
        QObject::connect(&desktop, &Desktop::finished, &desktop, [this] { isFinished = true; });
        desktop.window().resize(1280, 900);
        desktop.run({});
        (void)QTest::qWaitForWindowActive(&window());
    }
    ~Host() {
        desktop.quit();
        (void)eventually([this] { return isFinished; });
    }
    MainWindow& window() { return desktop.window(); }

    bool enter() {
        desktop.run({.host = true});
        return eventually([this] {
            return desktop.session() != nullptr &&
                   desktop.session()->status().phase == Session::Phase::Live;
        });
    }
    void open(const char* name) {
        auto* dock = window().findChild<QDockWidget*>(QString::fromLatin1(name));
        dock->show();
        dock->raise();
        QCoreApplication::processEvents();
    }

    Desktop desktop;
    bool isFinished = false;
};

QList<QAction*> actionsOf(const QWidget& menu) {
    QList<QAction*> all;
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            all += actionsOf(*action->menu());
        } else if (!action->isSeparator()) {
            all.append(action);
        }
    }
    return all;
}

} // namespace

class AccessibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void everyControlHasANameAndARole();
    void tabReachesEveryControl();
    void everyActionHasAKeyOfItsOwn();
    void everyShortcutDoesItsAction();
    void theThemesCanBeRead_data();
    void theThemesCanBeRead();
    void textOfTwiceTheSizeIsWhole();
};

void AccessibleTest::everyControlHasANameAndARole() {
    Host host;
    QCOMPARE(unnamed(host.window()).join(u'\n'), QString());
    QVERIFY(host.enter());
    QCOMPARE(unnamed(host.window()).join(u'\n'), QString());
    host.open("inspector");
    QCOMPARE(unnamed(host.window()).join(u'\n'), QString());
    for (auto* tabs : host.window().findChildren<QTabWidget*>()) {
        tabs->setCurrentIndex(1);
    }
    QCoreApplication::processEvents();
    QCOMPARE(unnamed(host.window()).join(u'\n'), QString());
    PreferencesDialog preferences({}, {}, &host.window());
    preferences.show();
    QCOMPARE(unnamed(preferences).join(u'\n'), QString());
    JoinDialog join({}, &host.window());
    join.show();
    QCOMPARE(unnamed(join).join(u'\n'), QString());
    auto* badge = host.window().findChild<TransportBadge*>();
    badge->showTrace();
    QCOMPARE(unnamed(*badge->findChild<TracePopup*>()).join(u'\n'), QString());
    badge->findChild<TracePopup*>()->close();
}

void AccessibleTest::tabReachesEveryControl() {
    Host host;
    QCOMPARE(unreached(host.window()).join(u'\n'), QString());
    QVERIFY(host.enter());
    QCOMPARE(unreached(host.window()).join(u'\n'), QString());
    host.open("inspector");
    QCOMPARE(unreached(host.window()).join(u'\n'), QString());
}

void AccessibleTest::everyActionHasAKeyOfItsOwn() {
    Host host;
    QVERIFY(host.enter());
    QSet<QString> keys;
    QStringList wrong;
    QSet<const QAction*> seen; // The inspector's is in two menus.
    for (const QAction* action : actionsOf(*host.window().menuBar())) {
        if (seen.contains(action)) {
            continue;
        }
        seen.insert(action);
        const QString key = action->shortcut().toString();
        const bool hasMnemonic = !QKeySequence::mnemonic(action->text()).isEmpty();
        if ((key.isEmpty() && !hasMnemonic && action->isEnabled() && !action->isCheckable()) ||
            keys.contains(key)) {
            wrong.append(action->text() + u' ' + key);
        }
        if (!key.isEmpty()) {
            keys.insert(key);
        }
    }
    QCOMPARE(wrong.join(u'\n'), QString());
    QVERIFY(keys.size() > 12);
}

void AccessibleTest::everyShortcutDoesItsAction() {
    Host host;
    QVERIFY(host.enter());
    int count = 0;
    for (QAction* action : actionsOf(*host.window().menuBar())) {
        const QKeySequence key = action->shortcut();
        if (key.isEmpty() || !action->isEnabled() || key == QKeySequence(tr("Ctrl+Q"))) {
            continue;
        }
        const QSignalSpy done(action, &QAction::triggered);
        QTest::keySequence(&host.window(), key);
        QVERIFY2(done.count() == 1, qPrintable(action->text()));
        // What has opened goes by Escape.
        for (auto* dialog : host.window().findChildren<QDialog*>()) {
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
        for (auto* popup : host.window().findChildren<TracePopup*>()) {
            QTest::keyClick(popup, Qt::Key_Escape);
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        ++count;
    }
    QVERIFY2(count > 12, qPrintable(QString::number(count)));
}

void AccessibleTest::theThemesCanBeRead_data() {
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(Theme::Light);
    QTest::newRow("dark") << static_cast<int>(Theme::Dark);
}

// WCAG 2.1, success criterion 1.4.3 (AA).
void AccessibleTest::theThemesCanBeRead() {
    QFETCH(int, theme);
    applyTheme(static_cast<Theme>(theme));
    const QPalette palette = QApplication::palette();
    const auto check = [&palette](QPalette::ColorRole text, QPalette::ColorRole ground) {
        const QColor below = palette.color(ground);
        const QColor pale = palette.color(text);
        const float part = pale.alphaF(); // A pale one is mixed with what it stands on.
        const QColor seen = QColor::fromRgbF(pale.redF() * part + below.redF() * (1 - part),
                                             pale.greenF() * part + below.greenF() * (1 - part),
                                             pale.blueF() * part + below.blueF() * (1 - part));
        const double ratio = contrast(seen, below);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                              .arg(static_cast<int>(text))
                                              .arg(static_cast<int>(ground))
                                              .arg(ratio)));
    };
    check(QPalette::WindowText, QPalette::Window);
    check(QPalette::Text, QPalette::Base);
    check(QPalette::Text, QPalette::AlternateBase);
    check(QPalette::ButtonText, QPalette::Button);
    check(QPalette::ToolTipText, QPalette::ToolTipBase);
    check(QPalette::HighlightedText, QPalette::Highlight);
    check(QPalette::PlaceholderText, QPalette::Base);
    check(QPalette::PlaceholderText, QPalette::Window);
    check(QPalette::Link, QPalette::Base);
    const Colors colors(palette);
    QVERIFY(contrast(colors.faint, colors.background) >= kReadable);
    QVERIFY(contrast(colors.accent, colors.background) >= kReadable);
    QVERIFY(contrast(colors.warning, colors.background) >= kReadable);
    applyTheme(Theme::System);
}

void AccessibleTest::textOfTwiceTheSizeIsWhole() {
    Settings().setTextSize(200);
    {
        Host host;
        const QString folder = qEnvironmentVariable("PARLANCE_PICTURES");
        const auto picture = [&](const char* name) {
            if (!folder.isEmpty()) {
                host.window().grab().save(folder + u'/' + QString::fromLatin1(name));
            }
        };
        picture("large-start.png");
        QCOMPARE(cutOff(host.window()).join(u'\n'), QString());
        QVERIFY(host.enter());
        host.desktop.session()->send(QStringLiteral("hello"));
        QVERIFY(eventually([&] { return host.desktop.session()->messages().rowCount() == 1; }));
        QCoreApplication::processEvents();
        picture("large-room.png");
        QCOMPARE(cutOff(host.window()).join(u'\n'), QString());
        PreferencesDialog preferences({}, {}, &host.window());
        preferences.show();
        QCoreApplication::processEvents();
        QCOMPARE(cutOff(preferences).join(u'\n'), QString());
    }
    Settings().setTextSize(100);
    applyTextSize(100);
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::AccessibleTest)
#include "accessible_test.moc"
