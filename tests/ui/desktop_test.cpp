// A conversation in the whole window, its server included, by keyboard and mouse as a person would
// have it.
#include "tests/ui/person.h"

#include <QClipboard>
#include <QLineEdit>

namespace parlance {

class DesktopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hostsAndSends();
    void talksOnWhileTheTransportChanges();
    void showsWhoTypes();
    void fetchesOlderMessagesWhileScrollingUp();
    void keepsTheDraft();
    void renamesInTheMiddleOfAConversation();
    void showsWhatWasNotSentBeforeTheLastQuit();
    void theBadgeOpensTheTrace();
    void theRoomsShowWhereTheKeyboardIs();
    void peopleStayReadableWhenASmallWindowGrows();
    void everyActionHasAMnemonicAndMostAShortcut();
};

void DesktopTest::init() {
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
}

void DesktopTest::hostsAndSends() {
    Person ana;
    QTest::keyClick(&ana.window, Qt::Key_H, Qt::ControlModifier);
    QVERIFY(eventually([&] { return ana.isLive(); }));
    ana.type("Hello");
    ana.press(Qt::Key_Return, Qt::ShiftModifier);
    ana.type("everybody");
    ana.press(Qt::Key_Return);
    QVERIFY(ana.sees("Hello\neverybody"));
    QCOMPARE(ana.messages().rowCount(), 1);
    ana.press(Qt::Key_Return); // Nothing is nothing to send.
    ana.press(Qt::Key_Tab);
    QVERIFY(qobject_cast<QPlainTextEdit*>(ana.window.focusWidget()) == nullptr);
}

void DesktopTest::talksOnWhileTheTransportChanges() {
    Person host;
    host.host();
    Guest guest(host.desktop.hosting().room(), QStringLiteral("Bo"));
    QVERIFY(guest.isLive());
    const char* names[] = {"WebSocket", "Server-Sent Events", "HTTP Streaming", "Long Polling",
                           "Short Polling"};
    int said = 0;
    for (const int digit : {2, 3, 4, 5, 1, 4, 2}) {
        const QString before = QStringLiteral("before %1").arg(++said);
        guest.session.send(before);
        QTest::keyClick(&host.window, static_cast<Qt::Key>(Qt::Key_0 + digit), Qt::ControlModifier);
        QCOMPARE(host.desktop.session()->choice(), kTransports[std::size_t(digit - 1)]);
        host.type(qPrintable(QStringLiteral("host %1").arg(said)));
        host.press(Qt::Key_Return);
        // What was live goes only when the chosen one is.
        const QString name = QString::fromLatin1(names[digit - 1]);
        QVERIFY2(eventually([&] { return host.isLive() && host.badge().startsWith(name); }),
                 qPrintable(host.badge()));
        QVERIFY(host.sees(qPrintable(before)));
        QVERIFY(host.sees(qPrintable(QStringLiteral("host %1").arg(said))));
    }
    QTest::keyClick(&host.window, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!host.desktop.session()->choice());
    QVERIFY(eventually([&] { return host.isLive(); }));
    // Everything once.
    QCOMPARE(host.messages().rowCount(), 2 * said);
}

void DesktopTest::showsWhoTypes() {
    Person host;
    host.host();
    Guest guest(host.desktop.hosting().room(), QStringLiteral("Bo"));
    QVERIFY(guest.isLive());
    QVERIFY(eventually([&] {
        // As with every key: one signal may be lost where the transport changes at that moment.
        guest.session.typing();
        for (auto* label : host.window.room().findChildren<QLabel*>()) {
            if (label->text() == QStringLiteral("Bo is typing…")) {
                return true;
            }
        }
        return false;
    }));
}

void DesktopTest::fetchesOlderMessagesWhileScrollingUp() {
    ServerOptions options = inMemory();
    options.rateLimits = false;
    Person host(options);
    host.host();
    Guest guest(host.desktop.hosting().room(), QStringLiteral("Bo"));
    QVERIFY(guest.isLive());
    constexpr int kSaid = 400;
    for (int i = 1; i <= kSaid; ++i) {
        guest.session.send(QStringLiteral("message %1").arg(i));
    }
    QVERIFY(guest.sees(QStringLiteral("message %1").arg(kSaid)));
    Person late;
    late.desktop.run({.join = host.desktop.hosting().room()});
    QVERIFY(late.sees("message 400"));
    QVERIFY(eventually([&] {
        QTest::keyClick(&late.messages(), Qt::Key_PageUp);
        return late.messages().rowCount() == kSaid;
    }));
    QCOMPARE(messageRow(*late.messages().model(), 0).text, QStringLiteral("message 1"));
}

void DesktopTest::keepsTheDraft() {
    Person host;
    host.host();
    const RoomUrl room = host.desktop.hosting().room();
    {
        Person guest;
        guest.desktop.run({.join = room});
        guest.type("Not yet sai");
    }
    Person again;
    again.desktop.run({.join = room});
    QCOMPARE(again.window.findChild<Composer*>()->text(), QStringLiteral("Not yet sai"));
    QVERIFY(eventually([&] { return again.isLive(); }));
    again.type("d");
    again.press(Qt::Key_Return);
    QVERIFY(host.sees("Not yet said"));
    QVERIFY(eventually([&] { return Settings().draft(room).isEmpty(); }));
}

void DesktopTest::renamesInTheMiddleOfAConversation() {
    Person host;
    host.host();
    Guest guest(host.desktop.hosting().room(), QStringLiteral("Bo"));
    QVERIFY(guest.isLive());
    Session* session = host.desktop.session();
    QTest::keyClick(&host.window, Qt::Key_Comma, Qt::ControlModifier);
    auto* preferences = host.window.findChild<PreferencesDialog*>();
    auto* name = preferences->findChild<QLineEdit*>();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Ana Lima"));
    preferences->accept();
    QVERIFY(eventually([&] { return session->self().name == "Ana Lima"; }));
    QCOMPARE(host.desktop.session(), session);
    QVERIFY(host.isLive());
    host.window.room().focusComposer();
    host.type("Still here");
    host.press(Qt::Key_Return);
    QVERIFY(guest.sees(QStringLiteral("Still here")));
    const MessageModel& model = guest.session.messages();
    QCOMPARE(model.index(0).data(MessageModel::AuthorRole).toString(), QStringLiteral("Ana Lima"));
}

void DesktopTest::showsWhatWasNotSentBeforeTheLastQuit() {
    quint16 port = 0;
    {
        Person host;
        host.host();
        port = host.desktop.hosting().room().page().port();
    }
    const RoomUrl gone =
        *RoomUrl::parse(QStringLiteral("http://127.0.0.1:%1/rooms/lobby").arg(port));
    {
        Person guest;
        guest.desktop.run({.join = gone});
        guest.type("Nobody hears me");
        guest.press(Qt::Key_Return);
        QCOMPARE(guest.messages().rowCount(), 1);
    }
    Person again;
    again.desktop.run({.join = gone});
    QCOMPARE(again.messages().rowCount(), 1);
    const MessageRow row = messageRow(*again.messages().model(), 0);
    QCOMPARE(row.text, QStringLiteral("Nobody hears me"));
    QCOMPARE(row.kind, MessageModel::Kind::Pending);
    Person host(inMemory(port));
    host.host();
    QVERIFY(host.sees("Nobody hears me"));
    QVERIFY(again.sees("Nobody hears me"));
    QCOMPARE(again.messages().rowCount(), 1);
}

void DesktopTest::theBadgeOpensTheTrace() {
    Person ana;
    ana.host();
    QVERIFY(eventually([&] { return ana.badge().startsWith(u"WebSocket"); }));
    auto* badge = ana.window.findChild<TransportBadge*>();
    QTest::mouseClick(badge, Qt::LeftButton);
    auto* popup = badge->findChild<TracePopup*>();
    QVERIFY(popup != nullptr && popup->isVisible());
    auto* list = popup->findChild<QListWidget*>();
    QCOMPARE(list->count(), int(ana.desktop.session()->trace().size()));
    const QString last = list->item(list->count() - 1)->text();
    QVERIFY2(last.contains(QStringLiteral("On WebSocket")), qPrintable(last));
    // It goes on while it is open.
    ana.desktop.session()->choose(Transport::Sse);
    QVERIFY(eventually(
        [&] { return list->item(list->count() - 1)->text().contains(u"On Server-Sent Events"); }));
    click(*popup, "Copy");
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), list->count() - 1);
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(eventually([&] { return badge->findChild<TracePopup*>() == nullptr; }));
    QTest::keyClick(&ana.window, Qt::Key_T, Qt::ControlModifier);
    QVERIFY(badge->findChild<TracePopup*>() != nullptr);
}

void DesktopTest::theRoomsShowWhereTheKeyboardIs() {
    Person ana;
    ana.host();
    auto* list = ana.window.findChild<RoomsPanel*>()->findChild<QListWidget*>();
    // Where the row is but not its text.
    const QRect row = list->visualItemRect(list->item(0));
    const auto edge = [&] {
        return list->viewport()->grab(row).toImage().copy(row.width() / 2, 0, row.width() / 2,
                                                          row.height());
    };
    ana.window.findChild<Composer*>()->setFocus();
    const QImage without = edge();
    list->setFocus();
    QVERIFY(list->hasFocus());
    QVERIFY(edge() != without);
}

void DesktopTest::peopleStayReadableWhenASmallWindowGrows() {
    Person ana;
    ana.host();
    auto* people = ana.window.findChild<PeoplePanel*>();
    ana.window.resize(ana.window.minimumSizeHint());
    QCoreApplication::processEvents();
    ana.window.resize(1400, 800);
    QCoreApplication::processEvents();
    QVERIFY2(people->width() >= 120, qPrintable(QString::number(people->width())));
}

void DesktopTest::everyActionHasAMnemonicAndMostAShortcut() {
    Person ana;
    for (auto* menu : ana.window.findChildren<QMenu*>()) {
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || action->menu() != nullptr) {
                continue;
            }
            QVERIFY2(action->text().contains(u'&'), qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        }
    }
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::DesktopTest)
#include "desktop_test.moc"
