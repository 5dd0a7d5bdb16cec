// How a room is entered: by the buttons, an address, a link, a second start.
#include "app/singleinstance.h"
#include "tests/ui/person.h"
#include "ui/joindialog.h"

#include <QLineEdit>
#include <QTcpServer>
#include <QTcpSocket>

namespace parlance {
namespace {

// What a start with these arguments asks for.
Options parsed(const char* arguments) {
    const QStringList words = QString::fromLatin1(arguments).split(u' ');
    return std::get<Options>(parseOptions(QStringList{QStringLiteral("parlance")} + words,
                                          Edition::Desktop, QStringLiteral("no-settings")));
}

} // namespace

class EnteringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void beginsWithTwoButtons();
    void joinsByTheAddressField();
    void entersTheRoomThatTheServerMeans();
    void saysWhyAnAddressCannotBeEntered();
    void whatIsNoServerIsNotProposedAgain();
    void aLinkThatLeadsNowhereIsTold();
    void refusesAnAddressThatIsNone();
    void theJoinDialogShowsItsWholeProblem();
    void whatASecondStartSaysOfTheServerIsUsedOrTold();
    void aSecondStartHandsItsErrandOver();
    void whileVisitingTheHostedRoomIsOneClickAway();
    void switchesRooms();
    void refusesARoomNameThatIsNone();
};

void EnteringTest::init() {
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
}

void EnteringTest::beginsWithTwoButtons() {
    Person ana;
    QVERIFY(button(ana.window, QStringLiteral("Host a Room")) != nullptr);
    QVERIFY(button(ana.window, QStringLiteral("Join a Room")) != nullptr);
    QVERIFY(!ana.window.start().name().isEmpty());
    QCOMPARE(ana.badge(), QStringLiteral("In no room"));
    for (auto* dock : ana.window.findChildren<QDockWidget*>()) {
        QVERIFY(!dock->isVisible());
    }
}

void EnteringTest::joinsByTheAddressField() {
    Person host;
    host.host();
    Person guest;
    auto* address = guest.window.start().findChild<QComboBox*>();
    address->setFocus();
    guest.type(qPrintable(host.window.host().address()));
    guest.press(Qt::Key_Return);
    QVERIFY(eventually([&] { return guest.isLive(); }));
    guest.type("From next door");
    guest.press(Qt::Key_Return);
    QVERIFY(host.sees("From next door"));
    host.window.activateWindow();
    host.type("Welcome");
    host.press(Qt::Key_Return);
    QVERIFY(guest.sees("Welcome"));
    QCOMPARE(Settings().recents().size(), 1);
}

void EnteringTest::entersTheRoomThatTheServerMeans() {
    ServerOptions options = inMemory();
    options.room = *RoomName::parse("physics");
    Person host(options);
    host.host();
    QCOMPARE(host.desktop.session()->room().room().bytes(), "physics");
    Person guest;
    // The address alone, as on the host's screen.
    guest.desktop.run({.join = RoomUrl::parse(host.window.host().address())});
    QVERIFY(eventually([&] { return guest.isLive(); }));
    QCOMPARE(guest.desktop.session()->room().page(), host.desktop.hosting().room().page());
    QCOMPARE(Settings().recents(), QStringList{host.desktop.hosting().room().page().toString()});
}

void EnteringTest::saysWhyAnAddressCannotBeEntered() {
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("127.0.0.1:%1").arg(gone.serverPort());
    gone.close();
    Person ana;
    ana.desktop.run({.join = RoomUrl::parse(address)});
    QVERIFY(ana.reads("nothing listens"));
    QVERIFY(ana.desktop.session() == nullptr);
    QVERIFY(Settings().recents().isEmpty());
    ana.host();
    ana.desktop.run({.join = RoomUrl::parse(address)});
    QVERIFY(ana.reads("nothing listens"));
    click(ana.window, "Dismiss");
    QVERIFY(ana.notice("nothing listens") == nullptr);
    QVERIFY(ana.isLive());
}

void EnteringTest::whatIsNoServerIsNotProposedAgain() {
    QTcpServer website;
    QVERIFY(website.listen(QHostAddress::LocalHost));
    connect(&website, &QTcpServer::newConnection, this, [&] {
        QTcpSocket* socket = website.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                "Connection: close\r\n\r\n<h1>It works!</h1>");
            socket->disconnectFromHost();
        });
    });
    const QString address = QStringLiteral("http://127.0.0.1:%1").arg(website.serverPort());
    for (const char* path : {"", "/rooms/lobby"}) {
        Person ana;
        ana.desktop.run({.join = RoomUrl::parse(address + QString::fromLatin1(path))});
        QVERIFY(ana.reads("what no Parlance server says"));
        QCOMPARE(Settings().recents(), QStringList());
    }
}

void EnteringTest::aLinkThatLeadsNowhereIsTold() {
    const auto options = [] { return parsed("parlance://h/nowhere"); };
    Person ana;
    ana.desktop.run(options());
    QVERIFY(ana.reads("parlance://h/nowhere is no address of a room."));
    ana.host();
    QVERIFY(ana.notice("parlance://h/nowhere") == nullptr);
    ana.desktop.run(options());
    QVERIFY(ana.reads("parlance://h/nowhere is no address of a room."));
}

void EnteringTest::refusesAnAddressThatIsNone() {
    Person ana;
    ana.window.start().findChild<QComboBox*>()->setFocus();
    ana.type("no such thing");
    click(ana.window, "Join a Room");
    QVERIFY(ana.desktop.session() == nullptr);
    bool isSaid = false;
    for (auto* label : ana.window.start().findChildren<QLabel*>()) {
        isSaid |= label->isVisible() && label->text().contains(QStringLiteral("no address"));
    }
    QVERIFY(isSaid);
}

void EnteringTest::theJoinDialogShowsItsWholeProblem() {
    JoinDialog dialog({});
    dialog.show();
    QTest::keyClicks(dialog.focusWidget(), QStringLiteral("no such thing"));
    click(dialog, "Join a Room");
    QCoreApplication::processEvents();
    QLabel* problem = nullptr;
    for (auto* label : dialog.findChildren<QLabel*>()) {
        problem = label->text().contains(QStringLiteral("no address")) ? label : problem;
    }
    QVERIFY(problem != nullptr && problem->isVisible());
    QVERIFY(problem->height() >= problem->heightForWidth(problem->width()));
    QVERIFY(dialog.rect().contains(QRect(problem->mapTo(&dialog, QPoint()), problem->size())));
}

void EnteringTest::whatASecondStartSaysOfTheServerIsUsedOrTold() {
    const char* physics = "--host --listen 127.0.0.1 --port 0 --room physics";
    Person ana;
    ana.desktop.run(parsed(physics)); // Nothing is hosted yet.
    QVERIFY(eventually([&] { return ana.isLive(); }));
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "physics");
    ana.desktop.run(parsed(physics));
    QVERIFY(ana.notice("runs already") == nullptr); // It is as asked for.
    ana.desktop.run(parsed("--room tea --keep 9"));
    QVERIFY(ana.reads("For --room, --keep to take effect, quit Parlance"));
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "physics");
}

void EnteringTest::aSecondStartHandsItsErrandOver() {
    const QStringList errand{QStringLiteral("join"), QStringLiteral("http://h:8080/rooms/x")};
    QVERIFY(!SingleInstance(QStringLiteral("one")).handOver(errand));
    SingleInstance first(QStringLiteral("one"));
    QStringList heard;
    QVERIFY(first.listen([&](const QStringList& words) { heard = words; }));
    QVERIFY(!SingleInstance(QStringLiteral("other")).handOver(errand));
    // Two starts are two processes; here the second has a thread of its own.
    bool isTaken = false;
    const std::unique_ptr<QThread> second(
        QThread::create([&] { isTaken = SingleInstance(QStringLiteral("one")).handOver(errand); }));
    second->start();
    QVERIFY(eventually([&] { return second->isFinished(); }));
    QVERIFY(isTaken);
    QCOMPARE(heard, errand);
}

void EnteringTest::whileVisitingTheHostedRoomIsOneClickAway() {
    Person other;
    other.host();
    Person ana;
    ana.host();
    ana.desktop.run({.join = other.desktop.hosting().room()});
    QVERIFY(eventually([&] { return ana.isLive(); }));
    QCOMPARE(ana.desktop.session()->room().page(), other.desktop.hosting().room().page());
    auto* list = ana.window.findChild<RoomsPanel*>()->findChild<QListWidget*>();
    const auto hosted = list->findItems(QStringLiteral("lobby (hosted here)"), Qt::MatchExactly);
    QCOMPARE(hosted.size(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(hosted.first()).center());
    QCOMPARE(ana.desktop.session()->room().page(), ana.desktop.hosting().room().page());
}

void EnteringTest::switchesRooms() {
    Person ana;
    ana.host();
    auto* panel = ana.window.findChild<RoomsPanel*>();
    auto* other = panel->findChild<QLineEdit*>();
    other->setFocus();
    ana.type("Tea");
    ana.press(Qt::Key_Return);
    QVERIFY(eventually([&] { return ana.isLive(); }));
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "tea");
    ana.window.room().focusComposer();
    ana.type("Two sugars");
    ana.press(Qt::Key_Return);
    QVERIFY(ana.sees("Two sugars"));

    auto* list = panel->findChild<QListWidget*>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(), QStringLiteral("lobby"));
    QCOMPARE(list->currentItem()->text(), QStringLiteral("tea"));
    const auto clickOn = [&](int row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(row)).center());
    };
    clickOn(0);
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "lobby");
    QCOMPARE(ana.messages().rowCount(), 0);
    clickOn(1);
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "tea");
    QVERIFY(ana.sees("Two sugars"));
}

void EnteringTest::refusesARoomNameThatIsNone() {
    Person ana;
    ana.host();
    auto* panel = ana.window.findChild<RoomsPanel*>();
    panel->findChild<QLineEdit*>()->setFocus();
    ana.type("tea & cake");
    ana.press(Qt::Key_Return);
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "lobby");
    QVERIFY(panel->findChild<QLabel*>()->isVisible());
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::EnteringTest)
#include "entering_test.moc"
