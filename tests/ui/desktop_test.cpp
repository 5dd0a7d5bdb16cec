// The whole window, its server included, driven by keyboard and mouse as a person would.
#include "app/desktop.h"

#include "app/singleinstance.h"
#include "tests/support/eventually.h"
#include "tests/ui/uitest.h"
#include "ui/joindialog.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTcpServer>
#include <QTcpSocket>

namespace parlance {
namespace {

ServerOptions inMemory(quint16 port = 0) {
    ServerOptions options;
    options.address = QHostAddress(QHostAddress::LocalHost);
    options.port = port;
    return options;
}

// What stands in /etc/xdg elsewhere.
QString machineFile() {
    return qEnvironmentVariable("XDG_CONFIG_DIRS") + QStringLiteral("/parlance/desktop.ini");
}

void administrate(const QByteArray& text) {
    QVERIFY(QDir().mkpath(QFileInfo(machineFile()).path()));
    QFile file(machineFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

// What a start with these arguments asks for.
Options parsed(const char* arguments) {
    const QStringList words = QString::fromLatin1(arguments).split(u' ');
    return std::get<Options>(parseOptions(QStringList{QStringLiteral("parlance")} + words,
                                          Edition::Desktop, QStringLiteral("no-settings")));
}

// The visible button with this text, whatever its mnemonic.
QAbstractButton* button(QWidget& window, const QString& text) {
    for (auto* candidate : window.findChildren<QAbstractButton*>()) {
        if (candidate->isVisible() && candidate->text().remove(u'&') == text) {
            return candidate;
        }
    }
    return nullptr;
}

void click(QWidget& window, const char* text) {
    QAbstractButton* found = button(window, QString::fromUtf8(text));
    QVERIFY2(found != nullptr, text);
    QTest::mouseClick(found, Qt::LeftButton);
}

bool shows(const MessageView& view, const QString& text) {
    for (int row = view.rowCount() - 1; row >= 0; --row) {
        const MessageRow content = messageRow(*view.model(), row);
        if (content.text == text && content.kind == MessageModel::Kind::Message) {
            return true;
        }
    }
    return false;
}

struct Person {
    explicit Person(const ServerOptions& options = inMemory(),
                    Hosting::Interfaces interfaces = runningInterfaces)
        : desktop(options, std::move(interfaces)) {
        QObject::connect(&desktop, &Desktop::finished, &desktop, [this] { isFinished = true; });
        desktop.run({});
        (void)QTest::qWaitForWindowActive(&window);
    }

    ~Person() {
        desktop.quit();
        (void)eventually([this] { return isFinished; });
    }

    void host() {
        click(window, "Host a Room");
        QVERIFY(eventually([this] { return isLive(); }));
    }
    bool isLive() const {
        return desktop.session() != nullptr &&
               desktop.session()->status().phase == Session::Phase::Live;
    }
    // Types into whatever has the focus, as one does.
    void type(const char* text) { QTest::keyClicks(window.focusWidget(), QString::fromUtf8(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(window.focusWidget(), key, modifiers);
    }
    bool sees(const char* text) {
        return eventually([&] { return shows(messages(), QString::fromUtf8(text)); });
    }
    MessageView& messages() { return window.room().messages(); }
    // Where it can be seen.
    QLabel* notice(const char* text) const {
        for (auto* label : window.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(text))) {
                return label;
            }
        }
        return nullptr;
    }
    bool reads(const char* text) {
        return eventually([&] { return notice(text) != nullptr; });
    }
    QString badge() const { return window.findChild<TransportBadge*>()->text(); }

    bool isFinished = false;
    Desktop desktop;
    MainWindow& window = desktop.window();
};

// Somebody else in the room.
struct Guest {
    Guest(const RoomUrl& room, const QString& name, std::optional<Transport> transport = {})
        : session({.room = room,
                   .name = name.toUtf8(),
                   .tokenFile = files.filePath(QStringLiteral("tokens")),
                   .transport = transport}) {
        session.start();
    }
    bool isLive() {
        return eventually([this] { return session.status().phase == Session::Phase::Live; });
    }
    bool sees(const QString& text) {
        return eventually([&] {
            const MessageModel& model = session.messages();
            const int last = model.rowCount() - 1;
            return last >= 0 && model.index(last).data().toString() == text;
        });
    }

    QTemporaryDir files;
    Session session;
};

} // namespace

class DesktopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void beginsWithTwoButtons();
    void hostsAndSends();
    void joinsByTheAddressField();
    void entersTheRoomThatTheServerMeans();
    void saysWhyAnAddressCannotBeEntered();
    void whatIsNoServerIsNotProposedAgain();
    void aLinkThatLeadsNowhereIsTold();
    void whatASecondStartSaysOfTheServerIsUsedOrTold();
    void theRoomsShowWhereTheKeyboardIs();
    void theHostIsTheSamePersonAtAnotherPort();
    void whileVisitingTheHostedRoomIsOneClickAway();
    void theJoinDialogShowsItsWholeProblem();
    void peopleStayReadableWhenASmallWindowGrows();
    void refusesAnAddressThatIsNone();
    void talksOnWhileTheTransportChanges();
    void showsWhoTypes();
    void fetchesOlderMessagesWhileScrollingUp();
    void keepsTheDraft();
    void aTakenPortIsPassedOverAndSaid();
    void copiesTheJoinAddress();
    void asksBeforeQuittingOnGuests();
    void asksBeforeQuittingOnNamelessReaders();
    void quitsWithoutAQuestionWhenAlone();
    void renamesInTheMiddleOfAConversation();
    void showsWhatWasNotSentBeforeTheLastQuit();
    void switchesRooms();
    void refusesARoomNameThatIsNone();
    void followsTheAddressesOfThisComputer();
    void aBetterAddressIsShownUnlessAnotherWasChosen();
    void remembersNameTransportAndDocks();
    void isAsLargeAndDividedAsItWas();
    void aSecondStartHandsItsErrandOver();
    void anAdministratorGivesDefaults();
    void whatAnAdministratorLocksIsShownAndStays();
    void theBadgeOpensTheTrace();
    void everyActionHasAMnemonicAndMostAShortcut();
};

void DesktopTest::init() {
    QFile::remove(machineFile());
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
}

void DesktopTest::beginsWithTwoButtons() {
    Person ana;
    QVERIFY(button(ana.window, QStringLiteral("Host a Room")) != nullptr);
    QVERIFY(button(ana.window, QStringLiteral("Join a Room")) != nullptr);
    QVERIFY(!ana.window.start().name().isEmpty());
    QCOMPARE(ana.badge(), QStringLiteral("In no room"));
    for (auto* dock : ana.window.findChildren<QDockWidget*>()) {
        QVERIFY(!dock->isVisible());
    }
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

void DesktopTest::joinsByTheAddressField() {
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

void DesktopTest::entersTheRoomThatTheServerMeans() {
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

void DesktopTest::saysWhyAnAddressCannotBeEntered() {
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

void DesktopTest::whatIsNoServerIsNotProposedAgain() {
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

void DesktopTest::aLinkThatLeadsNowhereIsTold() {
    const auto options = [] { return parsed("parlance://h/nowhere"); };
    Person ana;
    ana.desktop.run(options());
    QVERIFY(ana.reads("parlance://h/nowhere is no address of a room."));
    ana.host();
    QVERIFY(ana.notice("parlance://h/nowhere") == nullptr);
    ana.desktop.run(options());
    QVERIFY(ana.reads("parlance://h/nowhere is no address of a room."));
}

void DesktopTest::whatASecondStartSaysOfTheServerIsUsedOrTold() {
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

void DesktopTest::theHostIsTheSamePersonAtAnotherPort() {
    const QTemporaryDir data;
    ServerOptions options = inMemory();
    options.dataDirectory = data.path();
    QByteArray cid;
    {
        Person ana(options);
        ana.host();
        cid = ana.desktop.session()->self().cid;
        options.port = ana.desktop.hosting().room().page().port();
        ana.type("Mine");
        ana.press(Qt::Key_Return);
        QVERIFY(ana.sees("Mine"));
        ana.type("Not yet sai");
    }
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, options.port));
    Person again(options);
    again.host();
    QVERIFY(again.desktop.hosting().room().page().port() != options.port);
    QCOMPARE(again.desktop.session()->self().cid, cid);
    QVERIFY(again.sees("Mine"));
    QVERIFY(messageRow(*again.messages().model(), 0).own);
    QCOMPARE(again.window.findChild<Composer*>()->text(), QStringLiteral("Not yet sai"));
    // And in another room of the same server.
    auto* panel = again.window.findChild<RoomsPanel*>();
    panel->findChild<QLineEdit*>()->setFocus();
    again.type("tea");
    again.press(Qt::Key_Return);
    QVERIFY(eventually([&] { return again.isLive(); }));
    QCOMPARE(again.desktop.session()->self().cid, cid);
}

void DesktopTest::whileVisitingTheHostedRoomIsOneClickAway() {
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

void DesktopTest::theJoinDialogShowsItsWholeProblem() {
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

void DesktopTest::refusesAnAddressThatIsNone() {
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

void DesktopTest::aTakenPortIsPassedOverAndSaid() {
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    Person ana(inMemory(taken.serverPort()));
    ana.host();
    const QString said = QStringLiteral("Port %1 is taken").arg(taken.serverPort());
    bool isSaid = false;
    for (auto* label : ana.window.host().findChildren<QLabel*>()) {
        isSaid |= label->isVisible() && label->text().startsWith(said);
    }
    QVERIFY(isSaid);
}

void DesktopTest::copiesTheJoinAddress() {
    Person ana;
    ana.host();
    click(ana.window, "Copy Address");
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, ana.window.host().address());
    QCOMPARE(RoomUrl::parse(copied)->page(), ana.desktop.hosting().room().page());
}

void DesktopTest::asksBeforeQuittingOnGuests() {
    Person host;
    host.host();
    Guest guest(host.desktop.hosting().room(), QStringLiteral("Bo"));
    QVERIFY(guest.isLive());
    QTest::keyClick(&host.window, Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(eventually([&] { return host.window.findChild<QMessageBox*>() != nullptr; }));
    auto* question = host.window.findChild<QMessageBox*>();
    QVERIFY(question->isVisible());
    click(*question, "Stay");
    QVERIFY(host.window.isVisible());
    QCOMPARE(host.desktop.session()->status().phase, Session::Phase::Live);
    QVERIFY(eventually([&] { return host.window.findChild<QMessageBox*>() == nullptr; }));

    host.window.close();
    QVERIFY(eventually([&] { return host.window.findChild<QMessageBox*>() != nullptr; }));
    question = host.window.findChild<QMessageBox*>();
    click(*question, "Quit");
    QVERIFY(eventually([&] { return host.isFinished; }));
    QVERIFY(!host.window.isVisible());
}

void DesktopTest::asksBeforeQuittingOnNamelessReaders() {
    Person host;
    host.host();
    Http http;
    auto reader = makeLink(Transport::Sse, {.http = &http, .room = host.desktop.hosting().room()});
    reader->open({FromLatest{}, std::nullopt});
    QVERIFY(eventually([&] { return reader->isOpen(); }));
    host.window.close();
    QVERIFY(eventually([&] { return host.window.findChild<QMessageBox*>() != nullptr; }));
    click(*host.window.findChild<QMessageBox*>(), "Stay");
    reader.reset();
    // When the server has seen it go, nobody is asked any more.
    QVERIFY(eventually([&] {
        if (auto* question = host.window.findChild<QMessageBox*>()) {
            question->reject();
        }
        host.window.close();
        return host.isFinished;
    }));
}

void DesktopTest::quitsWithoutAQuestionWhenAlone() {
    Person ana;
    ana.host();
    QTest::keyClick(&ana.window, Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(ana.window.findChild<QMessageBox*>() == nullptr);
    QVERIFY(eventually([&] { return ana.isFinished; }));
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

void DesktopTest::switchesRooms() {
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

void DesktopTest::refusesARoomNameThatIsNone() {
    Person ana;
    ana.host();
    auto* panel = ana.window.findChild<RoomsPanel*>();
    panel->findChild<QLineEdit*>()->setFocus();
    ana.type("tea & cake");
    ana.press(Qt::Key_Return);
    QCOMPARE(ana.desktop.session()->room().room().bytes(), "lobby");
    QVERIFY(panel->findChild<QLabel*>()->isVisible());
}

void DesktopTest::followsTheAddressesOfThisComputer() {
    const auto wifi = [](const char* address) {
        return Interface{.name = QStringLiteral("wlp2s0"),
                         .type = QNetworkInterface::Wifi,
                         .hasDefaultRoute = true,
                         .addresses = {QHostAddress(QString::fromLatin1(address))}};
    };
    QList<Interface> present{wifi("192.168.1.20")};
    ServerOptions options = inMemory();
    options.address = QHostAddress(QHostAddress::Any);
    Person ana(options, [&present] { return present; });
    ana.host();
    HostPanel& panel = ana.window.host();
    QVERIFY(panel.address().startsWith(QStringLiteral("http://192.168.1.20:")));
    present = {wifi("10.1.2.3")}; // Another Wi-Fi.
    QVERIFY(eventually([&] { return panel.address().startsWith(u"http://10.1.2.3:"); }));
    auto* code = panel.findChild<QrCode*>();
    QVERIFY(code->accessibleName().contains(panel.address()));
    // Who enters the own room by the address on the own screen is the same person there.
    ana.desktop.run({.join = RoomUrl::parse(panel.address())});
    QCOMPARE(ana.desktop.session()->room().page(), ana.desktop.hosting().room().page());
    QCOMPARE(Settings().recents(), QStringList());
    present = {};
    QVERIFY(eventually([&] { return panel.address().startsWith(u"http://127.0.0.1:"); }));
}

void DesktopTest::aBetterAddressIsShownUnlessAnotherWasChosen() {
    const HostAddress docker{QStringLiteral("http://172.17.0.1:8080/"), HostAddress::Way::Virtual,
                             false, QStringLiteral("docker0")};
    const HostAddress wifi{QStringLiteral("http://192.168.1.20:8080/"), HostAddress::Way::WiFi,
                           true, QStringLiteral("wlp2s0")};
    HostPanel panel;
    panel.resize(272, 720);
    panel.setAddresses({docker});
    panel.show();
    QCOMPARE(panel.address(), docker.url);
    panel.setAddresses({wifi, docker}); // Nobody has chosen docker's.
    QCOMPARE(panel.address(), wifi.url);
    QVERIFY(panel.findChild<QrCode*>()->accessibleName().contains(wifi.url));
    auto* list = panel.findChild<QListWidget*>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(1)).center());
    QCOMPARE(panel.address(), docker.url);
    panel.setAddresses({wifi, docker});
    QCOMPARE(panel.address(), docker.url);
    panel.setAddresses({wifi});
    QCOMPARE(panel.address(), wifi.url);
}

void DesktopTest::remembersNameTransportAndDocks() {
    {
        Person ana;
        auto* name = ana.window.start().findChild<QLineEdit*>();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Ana Lima"));
        ana.host();
        QCOMPARE(ana.desktop.session()->self().name, "Ana Lima");
        QTest::keyClick(&ana.window, Qt::Key_3, Qt::ControlModifier);
        QTest::keyClick(&ana.window, Qt::Key_F9);
    }
    Person again;
    QCOMPARE(again.window.start().name(), QStringLiteral("Ana Lima"));
    again.host();
    QCOMPARE(again.desktop.session()->choice(), Transport::Stream);
    QVERIFY(!again.window.findChild<QDockWidget*>(QStringLiteral("people"))->isVisible());
    QVERIFY(again.window.findChild<QDockWidget*>(QStringLiteral("host"))->isVisible());
}

void DesktopTest::isAsLargeAndDividedAsItWas() {
    constexpr QRect kPlace(20, 30, 770, 610);
    const auto widths = [](const MainWindow& window) {
        QList<int> all;
        for (const char* name : {"people", "host"}) {
            all.append(window.findChild<QDockWidget*>(QString::fromLatin1(name))->width());
        }
        return all;
    };
    QList<int> before;
    {
        Person ana;
        ana.window.setGeometry(kPlace);
        ana.host();
        const int asItComes = widths(ana.window)[1];
        auto* host = ana.window.findChild<QDockWidget*>(QStringLiteral("host"));
        ana.window.resizeDocks({host}, {asItComes - 30}, Qt::Horizontal);
        QVERIFY(eventually([&] { return widths(ana.window)[1] == asItComes - 30; }));
        before = widths(ana.window);
    }
    Person again;
    QCOMPARE(again.window.geometry(), kPlace);
    again.host();
    QVERIFY(eventually([&] { return widths(again.window) == before; }));
}

void DesktopTest::aSecondStartHandsItsErrandOver() {
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

void DesktopTest::anAdministratorGivesDefaults() {
    administrate("[General]\nname=Room 12\ntransport=sse\ntheme=dark\n");
    QCOMPARE(Settings().name(), QStringLiteral("Room 12"));
    QCOMPARE(Settings().transport(), Transport::Sse);
    QCOMPARE(Settings().theme(), Theme::Dark);
    Settings().setName(QStringLiteral("Ana"));
    QCOMPARE(Settings().name(), QStringLiteral("Ana"));
}

void DesktopTest::whatAnAdministratorLocksIsShownAndStays() {
    Settings().setName(QStringLiteral("Ana"));
    Settings().setTransport(Transport::LongPoll);
    administrate("[General]\nname=Room 12\ntransport=sse\nlocked=name, transport\n");
    Settings().setTransport(Transport::WebSocket);
    QCOMPARE(Settings().transport(), Transport::Sse);
    Person ana;
    QCOMPARE(ana.window.start().name(), QStringLiteral("Room 12"));
    auto* name = ana.window.start().findChild<QLineEdit*>();
    QVERIFY(!name->isEnabled());
    QVERIFY(name->toolTip().contains(QStringLiteral("administrator")));
    ana.host();
    QTest::keyClick(&ana.window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(ana.desktop.session()->choice(), Transport::Sse);

    QTest::keyClick(&ana.window, Qt::Key_Comma, Qt::ControlModifier);
    auto* dialog = ana.window.findChild<PreferencesDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->findChild<QLineEdit*>()->isEnabled());
    QStringList changeable;
    for (auto* box : dialog->findChildren<QComboBox*>()) {
        if (box->isEnabled()) {
            changeable.append(box->itemText(0));
        }
    }
    // The theme, the language and the size of the text.
    const QString system = QStringLiteral("As the system");
    QCOMPARE(changeable, (QStringList{system, system, QStringLiteral("100 %")}));
    bool isSaid = false;
    for (auto* label : dialog->findChildren<QLabel*>()) {
        isSaid |= label->isVisible() && label->text().contains(QStringLiteral("administrator"));
    }
    QVERIFY(isSaid);
    dialog->accept();
    QCOMPARE(ana.desktop.session()->choice(), Transport::Sse);
    QCOMPARE(Settings().name(), QStringLiteral("Room 12"));
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
