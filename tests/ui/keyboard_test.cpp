// The window by keyboard alone: Tab reaches every control, a key or a menu every action, and what
// the mouse opens by its right button the keyboard opens too.
#include "tests/ui/faces.h"
#include "tests/ui/uitest.h"
#include "ui/guestmenu.h"

#include <QAbstractSlider>
#include <QClipboard>
#include <QHeaderView>
#include <QMenuBar>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>

namespace parlance {
namespace {

// Parts of a control, which its own keys work.
bool isPart(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    // A message box copies its texts by Ctrl+C.
    const bool label = qobject_cast<const QLabel*>(&widget) != nullptr;
    return parent == nullptr || (label && parent->inherits("QMessageBox")) ||
           widget.inherits("QTableCornerButton") ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr ||
           qobject_cast<const QTabBar*>(parent) != nullptr ||
           qobject_cast<const QLineEdit*>(parent) != nullptr ||
           qobject_cast<const QMenuBar*>(parent) != nullptr ||
           qobject_cast<const QScrollBar*>(&widget) != nullptr ||
           qobject_cast<const QHeaderView*>(&widget) != nullptr;
}

// Whatever a mouse could use.
bool isControl(const QWidget& widget) {
    if (!widget.isVisible() || !widget.isEnabled() || isPart(widget) || widget.focusProxy()) {
        return false;
    }
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const bool isLink = label != nullptr &&
                        (label->textInteractionFlags() & Qt::LinksAccessibleByMouse) != 0 &&
                        label->text().contains(QStringLiteral("<a "));
    return isLink || widget.cursor().shape() == Qt::PointingHandCursor ||
           (widget.focusPolicy() & Qt::ClickFocus) != 0 ||
           (widget.focusPolicy() & Qt::TabFocus) != 0 ||
           qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
}

// What Tab does not reach, once round from where the focus is.
QStringList unreached(QWidget& window) {
    QSet<const QWidget*> reached;
    const QWidget* focused = QApplication::focusWidget();
    while (focused != nullptr && !reached.contains(focused)) {
        reached.insert(focused);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        focused = QApplication::focusWidget();
    }
    QStringList lines;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (widget->window() != &window || !isControl(*widget) || widget->inherits("QMenuBar")) {
            continue; // The menu bar is Alt's and F10's.
        }
        const bool isReached = std::ranges::any_of(reached, [widget](const QWidget* one) {
            return widget == one || widget->isAncestorOf(one);
        });
        if (!isReached) {
            lines.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                         widget->objectName() + u' ' + widget->accessibleName());
        }
    }
    return lines;
}

// The menu that the keyboard opens where the focus is. Not every keyboard has a key for it, and a
// platform tells the window, not the widget.
QMenu* contextMenu(QWidget& window) {
    QTest::keyClick(&window, Qt::Key_F10, Qt::ShiftModifier);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QStringList textsOf(const QMenu& menu) {
    QStringList texts;
    for (const QAction* action : menu.actions()) {
        texts.append(action->text().remove(u'&'));
    }
    return texts;
}

void chooseFirst(QMenu& menu) {
    QTest::keyClick(&menu, Qt::Key_Down);
    QTest::keyClick(&menu, Qt::Key_Return);
}

} // namespace

class KeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabReachesEveryControlOfEveryFace();
    void everyActionIsInAMenuOrHasAKey();
    void everyKeyIsOfOneAction();
    void everyKeyDoesItsAction();
    void aMessagesMenuIsOpenedAndUsedByKeys();
    void aGuestIsMutedByKeys();
    void whoeverHasLeftIsBannedByAMessage();
    void aPanelFloatsAndComesBackByKeys();
};

void KeyboardTest::tabReachesEveryControlOfEveryFace() {
    HostedWindow host;
    QStringList seen;
    const bool all = visitFaces(host, [&](QWidget& face, const QString& name) {
        seen.append(name);
        QVERIFY2(face.isActiveWindow() || face.windowType() == Qt::Popup, qPrintable(name));
        QCOMPARE(name + u'\n' + unreached(face).join(u'\n'), name + u'\n');
    });
    QVERIFY2(all, qPrintable(seen.join(u' ')));
}

void KeyboardTest::everyActionIsInAMenuOrHasAKey() {
    HostedWindow host;
    QVERIFY(host.enter());
    const QList<QAction*> inMenus = actionsOf(*host.window().menuBar());
    QVERIFY(inMenus.size() > 30);
    QStringList wrong;
    for (const auto* action : host.window().findChildren<QAction*>()) {
        // A line edit's own, which clears it, is a key's as well.
        const bool isPart = qobject_cast<QLineEdit*>(action->parent()) != nullptr;
        if (!isPart && !action->isSeparator() && action->shortcut().isEmpty() &&
            !inMenus.contains(action)) {
            wrong.append(action->text());
        }
    }
    QCOMPARE(wrong.join(u'\n'), QString());
}

void KeyboardTest::everyKeyIsOfOneAction() {
    HostedWindow host;
    QVERIFY(host.enter());
    QHash<QString, QSet<const QAction*>> actions;
    for (const QAction* action : actionsOf(*host.window().menuBar())) {
        if (!action->shortcut().isEmpty()) {
            actions[action->shortcut().toString()].insert(action);
        }
    }
    for (auto key = actions.cbegin(); key != actions.cend(); ++key) {
        QVERIFY2(key->size() == 1, qPrintable(key.key()));
    }
    QVERIFY(actions.size() > 15);
}

void KeyboardTest::everyKeyDoesItsAction() {
    HostedWindow host;
    QVERIFY(host.enter());
    // Each of them is found anew: larger letters are another window.
    const auto find = [&host](const QKeySequence& key) {
        const auto actions = actionsOf(*host.window().menuBar());
        return *std::ranges::find(actions, key, [](QAction* action) { return action->shortcut(); });
    };
    QList<QKeySequence> keys;
    for (const QAction* action : actionsOf(*host.window().menuBar())) {
        if (!action->shortcut().isEmpty() && !keys.contains(action->shortcut()) &&
            action->shortcut() != QKeySequence(Qt::CTRL | Qt::Key_Q)) {
            keys.append(action->shortcut());
        }
    }
    for (const QKeySequence& key : keys) {
        QAction* action = find(key);
        QVERIFY2(action->isEnabled(), qPrintable(action->text()));
        const QSignalSpy done(action, &QAction::triggered);
        QTest::keySequence(&host.window(), key);
        QVERIFY2(done.count() == 1, qPrintable(key.toString()));
        if (key == QKeySequence(Qt::Key_F5)) {
            QTest::keySequence(&host.window(), key); // In that view letters have one size.
        }
        // What has opened goes by Escape.
        while (QWidget* popup = QApplication::activePopupWidget()) {
            QTest::keyClick(popup, Qt::Key_Escape);
        }
        while (QWidget* dialog = QApplication::activeModalWidget()) {
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        (void)QTest::qWaitForWindowActive(&host.window());
    }
    QVERIFY(keys.size() > 15);
    Settings().setProjected(false);
    Settings().setTextSize(100);
}

void KeyboardTest::aMessagesMenuIsOpenedAndUsedByKeys() {
    HostedWindow host;
    QVERIFY(host.enter());
    host.session().send(QStringLiteral("see http://a.test/ and http://b.test/"));
    QVERIFY(eventually([&] { return host.session().messages().rowCount() == 1; }));
    host.window().room().messages().setFocus();
    QTest::keyClick(&host.window().room().messages(), Qt::Key_Up);
    QMenu* menu = contextMenu(host.window());
    QVERIFY(menu != nullptr);
    QCOMPARE(textsOf(*menu), (QStringList{QStringLiteral("Copy"), QStringLiteral("Open a.test"),
                                          QStringLiteral("Open b.test")}));
    chooseFirst(*menu);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("see http://a.test/ and http://b.test/"));
}

void KeyboardTest::aGuestIsMutedByKeys() {
    HostedWindow host;
    QVERIFY(host.enter());
    const QTemporaryDir files;
    Session guest({.room = host.session().room(),
                   .name = QByteArrayLiteral("Bo & Co"),
                   .tokenFile = files.filePath(QStringLiteral("tokens"))});
    guest.start();
    QListView* people = nullptr;
    for (auto* view : host.window().findChild<PeoplePanel*>()->findChildren<QListView*>()) {
        people = view;
    }
    QVERIFY(eventually([&] { return people->model()->rowCount() == 2; }));
    people->setFocus();
    const auto isGuest = [&] {
        return people->currentIndex().data(PeopleModel::NameRole).toString() ==
               QStringLiteral("Bo & Co");
    };
    QTest::keyClick(people, Qt::Key_Home);
    if (!isGuest()) {
        QTest::keyClick(people, Qt::Key_Down);
    }
    QVERIFY(isGuest());
    QMenu* menu = contextMenu(host.window());
    QVERIFY(qobject_cast<GuestMenu*>(menu) != nullptr);
    chooseFirst(*menu);
    QVERIFY(eventually([&] {
        const auto& rooms = host.desktop.hosting().link().policy().rooms;
        return !rooms.empty() && rooms.front().muted.size() == 1;
    }));
}

void KeyboardTest::whoeverHasLeftIsBannedByAMessage() {
    HostedWindow host;
    QVERIFY(host.enter());
    const QTemporaryDir files;
    auto guest = std::make_unique<Session>(
        SessionOptions{.room = host.session().room(),
                       .name = QByteArrayLiteral("Bo & Co"),
                       .tokenFile = files.filePath(QStringLiteral("tokens"))});
    guest->start();
    guest->send(QStringLiteral("spam"));
    QVERIFY(eventually([&] { return host.session().messages().rowCount() == 1; }));
    guest.reset();
    QVERIFY(eventually([&] { return host.session().people().rowCount() == 1; }));
    host.window().room().messages().setFocus();
    QTest::keyClick(&host.window().room().messages(), Qt::Key_Up);
    QMenu* menu = contextMenu(host.window());
    QVERIFY(menu != nullptr);
    QCOMPARE(textsOf(*menu), (QStringList{QStringLiteral("Copy"), QStringLiteral("Bo  Co")}));
    QMenu* author = menu->actions().last()->menu();
    QVERIFY(qobject_cast<GuestMenu*>(author) != nullptr);
    author->actions().last()->trigger();
    menu->close();
    QVERIFY(eventually([&] {
        const auto& bans = host.desktop.hosting().link().policy().bans;
        return bans.size() == 1 && bans.front().name == "Bo & Co";
    }));
}

void KeyboardTest::aPanelFloatsAndComesBackByKeys() {
    HostedWindow host;
    QVERIFY(host.enter());
    auto* dock = host.window().findChild<QDockWidget*>(QStringLiteral("people"));
    const auto press = [dock](const char* name) {
        auto* button = dock->findChild<QAbstractButton*>(QString::fromLatin1(name));
        button->setFocus(Qt::TabFocusReason);
        QCOMPARE(QApplication::focusWidget(), button);
        QTest::keyClick(button, Qt::Key_Space);
    };
    press("qt_dockwidget_floatbutton");
    QVERIFY(dock->isFloating());
    host.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&host.window()));
    QTest::keyClick(&host.window(), Qt::Key_V, Qt::AltModifier);
    QWidget* menu = QApplication::activePopupWidget();
    QVERIFY(menu != nullptr);
    QTest::keyClick(menu, Qt::Key_D);
    QVERIFY(!dock->isFloating());
    press("qt_dockwidget_closebutton");
    QVERIFY(dock->isHidden());
    QTest::keyClick(&host.window(), Qt::Key_F9);
    QVERIFY(dock->isVisible());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::KeyboardTest)
#include "keyboard_test.moc"
