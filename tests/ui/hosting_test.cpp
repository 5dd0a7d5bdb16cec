// What a host sees and is asked: addresses, ports, guests that are there when the program quits.
#include "tests/ui/person.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QTcpServer>

namespace parlance {

class HostingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTakenPortIsPassedOverAndSaid();
    void theHostIsTheSamePersonAtAnotherPort();
    void copiesTheJoinAddress();
    void followsTheAddressesOfThisComputer();
    void aBetterAddressIsShownUnlessAnotherWasChosen();
    void asksBeforeQuittingOnGuests();
    void asksBeforeQuittingOnNamelessReaders();
    void quitsWithoutAQuestionWhenAlone();
    void whatTheServerDidNotDoIsTold();
    void aGoodbyeIsTheReasonThatIsShown();
};

void HostingTest::init() {
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).removeRecursively();
}

void HostingTest::aTakenPortIsPassedOverAndSaid() {
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

void HostingTest::theHostIsTheSamePersonAtAnotherPort() {
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

void HostingTest::copiesTheJoinAddress() {
    Person ana;
    ana.host();
    click(ana.window, "Copy Address");
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, ana.window.host().address());
    QCOMPARE(RoomUrl::parse(copied)->page(), ana.desktop.hosting().room().page());
}

void HostingTest::followsTheAddressesOfThisComputer() {
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

void HostingTest::aBetterAddressIsShownUnlessAnotherWasChosen() {
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

void HostingTest::asksBeforeQuittingOnGuests() {
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

void HostingTest::asksBeforeQuittingOnNamelessReaders() {
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

void HostingTest::quitsWithoutAQuestionWhenAlone() {
    Person ana;
    ana.host();
    QTest::keyClick(&ana.window, Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(ana.window.findChild<QMessageBox*>() == nullptr);
    QVERIFY(eventually([&] { return ana.isFinished; }));
}

void HostingTest::whatTheServerDidNotDoIsTold() {
    Person ana;
    ana.host();
    Q_EMIT ana.window.findChild<AccessPanel*>()->banWanted(QStringLiteral("no address"));
    QVERIFY(ana.reads("The server did not do what you wanted, because the request was refused"));
}

// Not what had gone wrong before it.
void HostingTest::aGoodbyeIsTheReasonThatIsShown() {
    auto ana = std::make_unique<Person>();
    ana->host();
    Person bo;
    bo.desktop.run({.join = ana->desktop.hosting().room()});
    // A short poll, by which it begins, hears no goodbye.
    QVERIFY(eventually([&] {
        return bo.isLive() && bo.desktop.session()->status().transport == Transport::WebSocket;
    }));
    bool isSaid = false;
    connect(bo.desktop.session(), &Session::statusChanged, this, [&] {
        isSaid |= bo.notice("Not connected, because the server said goodbye.") != nullptr;
    });
    ana.reset();
    QVERIFY(eventually([&] { return isSaid; }));
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::HostingTest)
#include "hosting_test.moc"
