#include "tests/ui/faces.h"

#include "ui/quitquestion.h"
#include "ui/simulatebadge.h"

#include <QMenuBar>
#include <QScrollBar>

#include <algorithm>

namespace parlance {
namespace {

// What a dialog of an action would be.
QWidget* openedBy(QAction& action, MainWindow& window) {
    action.trigger();
    QCoreApplication::processEvents();
    for (QWidget* other : QApplication::topLevelWidgets()) {
        const bool isDialog = other->isWindow() && other->isVisible() && other != &window &&
                              other->windowType() != Qt::ToolTip && !other->inherits("QMenu");
        if (isDialog) {
            return other;
        }
    }
    return nullptr;
}

void close(QWidget& dialog) {
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY2(!dialog.isVisible(), dialog.metaObject()->className());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

// Those that make another window, or end this one, or change what is simulated, open nothing.
bool mayOpen(const QAction& action) {
    const QList<QKeySequence> others{QKeySequence(Qt::Key_F5), QKeySequence(QKeySequence::ZoomIn),
                                     QKeySequence(QKeySequence::ZoomOut),
                                     QKeySequence(Qt::CTRL | Qt::Key_Q)};
    return action.isEnabled() && action.menu() == nullptr && !action.isCheckable() &&
           qobject_cast<SimulateMenu*>(action.parent()) == nullptr &&
           !others.contains(action.shortcut());
}

void visitPanels(HostedWindow& host, const Look& look) {
    for (auto* dock : host.window().findChildren<QDockWidget*>()) {
        host.open(*dock);
        const auto tabs = dock->findChildren<QTabWidget*>();
        for (auto* book : tabs) {
            for (int tab = 0; tab < book->count(); ++tab) {
                book->setCurrentIndex(tab);
                QCoreApplication::processEvents();
                look(host.window(), dock->objectName() + QString::number(tab));
            }
        }
        if (tabs.isEmpty()) {
            look(host.window(), dock->objectName());
        }
    }
}

// What a panel shows only after something has happened.
void visitOtherPages(HostedWindow& host, const Look& look) {
    MainWindow& window = host.window();
    auto* access = window.findChild<AccessPanel*>();
    access->showLink(QStringLiteral("http://192.168.1.20:8080/rooms/lobby#invitation=x"));
    host.open(*window.findChild<QDockWidget*>(QStringLiteral("access")));
    look(window, QStringLiteral("invited"));
    window.host().showProblem(QStringLiteral("[The room could not be opened.]"));
    host.open(*window.findChild<QDockWidget*>(QStringLiteral("host")));
    look(window, QStringLiteral("offer"));
    window.host().setAddresses(host.desktop.hosting().addresses());
}

// The first switch of the Simulate menu: WebSockets are refused.
void simulate(MainWindow& window) {
    const auto actions = actionsOf(*window.menuBar());
    const auto first = std::ranges::find_if(actions, [](const QAction* action) {
        return action->isCheckable() && qobject_cast<SimulateMenu*>(action->parent()) != nullptr;
    });
    QVERIFY(first != actions.end());
    (*first)->trigger();
}

bool visitWhatComesAndGoes(HostedWindow& host, const Look& look) {
    MainWindow& window = host.window();
    if (!host.sayMuch()) {
        return false;
    }
    QCoreApplication::processEvents();
    window.room().messages().verticalScrollBar()->setValue(0);
    window.showNotice(QStringLiteral("[A notice.]"));
    simulate(window);
    auto* badge = window.findChild<SimulateBadge*>();
    if (!eventually([&] { return badge->isVisible(); })) {
        return false;
    }
    QCoreApplication::processEvents();
    look(window, QStringLiteral("notices"));
    badge->click();
    window.showNotice({});
    return eventually([&] { return !badge->isVisible(); });
}

} // namespace

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

bool visitFaces(HostedWindow& host, const Look& look) {
    look(host.window(), QStringLiteral("start"));
    if (!host.enter()) {
        return false;
    }
    QCoreApplication::processEvents();
    look(host.window(), QStringLiteral("room"));
    visitPanels(host, look);
    visitOtherPages(host, look);
    if (!visitWhatComesAndGoes(host, look)) {
        return false;
    }
    int dialogs = 0;
    for (QAction* action : actionsOf(*host.window().menuBar())) {
        QWidget* dialog = mayOpen(*action) ? openedBy(*action, host.window()) : nullptr;
        if (dialog != nullptr) {
            look(*dialog, QString::fromLatin1(dialog->metaObject()->className()).section(u':', -1));
            close(*dialog);
            ++dialogs;
        }
    }
    askBeforeQuitting(host.window(), 2, [] {});
    QCoreApplication::processEvents();
    QWidget* question = QApplication::activeModalWidget();
    look(*question, QStringLiteral("QuitQuestion"));
    close(*question);
    return dialogs >= 4; // To join, about the transport, the preferences, about Parlance.
}

} // namespace parlance
