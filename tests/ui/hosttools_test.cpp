// The Simulate menu, its badge and the inspector, each by itself: what they show is what the server
// said, and what they ask for is one change of it.
#include "ui/hosttools.h"

#include "server/protocol/limits.h"
#include "tests/ui/uitest.h"
#include "ui/guestmenu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

namespace parlance {
namespace {

HostView viewWith(const Faults& everybody, const std::vector<codec::SimulatedGuest>& guests = {}) {
    HostView view;
    view.simulated = {everybody, guests};
    view.guests = {{.cid = "cid-ana",
                    .name = QStringLiteral("Ana & Bo"),
                    .address = QStringLiteral("10.0.0.7")},
                   {.address = QStringLiteral("10.0.0.8")}};
    return view;
}

} // namespace

class HostToolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void menuIsForHostsOnly();
    void menuShowsWhatTheServerSays();
    void aSwitchChangesOneFault();
    void aSwitchWaitsForTheServer();
    void oneGuestHasFaultsOfItsOwn();
    void badgeIsRedWhileAnythingIsOn();
    void tableShowsWhatIsKnown();
    void timelineForgetsWhatHasGone();
    void barsTellAScreenReader();
    void silenceIsCountedForOneListener();
    void theAccessPanelShowsWhatHoldsAndAsksForOneChange();
    void theAccessPanelIsForOurRoomOnly();
    void anAddressIsBannedWithEverybodyAtIt();
    void aPasswordIsAsLongAsTheServerTakes();
    void aGuestsMenuSaysWhatItDoesAndToWhom();

private:
    QAction* action(const QString& text) const;
    codec::SimulatedGuest lastWanted(const QSignalSpy& spy) const {
        return spy.last()[0].value<codec::SimulatedGuest>();
    }

    std::unique_ptr<SimulateMenu> m_menu;
};

void HostToolsTest::init() {
    m_menu = std::make_unique<SimulateMenu>();
    m_menu->setHosting(true);
}

// By its text without the mnemonic, here or in a submenu.
QAction* HostToolsTest::action(const QString& text) const {
    for (QAction* candidate : m_menu->findChildren<QAction*>()) {
        if (candidate->text().remove(u'&') == text) {
            return candidate;
        }
    }
    return nullptr;
}

void HostToolsTest::menuIsForHostsOnly() {
    QVERIFY(m_menu->menuAction()->isVisible());
    m_menu->setHosting(false);
    QVERIFY(!m_menu->menuAction()->isVisible());
}

void HostToolsTest::menuShowsWhatTheServerSays() {
    m_menu->show(viewWith({.holdStreams = true, .delay = 300}));
    QVERIFY(action(QStringLiteral("Hold Streams Back, like a Proxy"))->isChecked());
    QVERIFY(!action(QStringLiteral("Refuse Streams"))->isChecked());
    QVERIFY(action(QStringLiteral("300 ms"))->isChecked());
    QVERIFY(action(QStringLiteral("Delay Everything By (on)")) != nullptr);
    m_menu->show(viewWith({.delay = 7}));
    QVERIFY(!action(QStringLiteral("300 ms"))->isChecked());
    QVERIFY(action(QStringLiteral("Delay Everything By (on)")) != nullptr);
    m_menu->show(viewWith({}));
    QVERIFY(action(QStringLiteral("Delay Everything By")) != nullptr);
}

void HostToolsTest::aSwitchChangesOneFault() {
    QSignalSpy wanted(m_menu.get(), &SimulateMenu::wanted);
    m_menu->show(viewWith({.holdStreams = true}));
    action(QStringLiteral("Refuse WebSocket, like a Firewall"))->trigger();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(lastWanted(wanted).guest, QByteArray());
    QCOMPARE(lastWanted(wanted).faults, (Faults{.refuseWebSocket = true, .holdStreams = true}));
    action(QStringLiteral("One in 10"))->trigger();
    QCOMPARE(lastWanted(wanted).faults, (Faults{.holdStreams = true, .drop = 10}));
    action(QStringLiteral("Hold Streams Back, like a Proxy"))->trigger();
    QCOMPARE(lastWanted(wanted).faults, Faults());

    QSignalSpy dropped(m_menu.get(), &SimulateMenu::dropWanted);
    action(QStringLiteral("Drop Connections Now"))->trigger();
    QCOMPARE(dropped.count(), 1);
    QSignalSpy nothing(m_menu.get(), &SimulateMenu::nothingWanted);
    action(QStringLiteral("Switch Everything Off"))->trigger();
    QCOMPARE(nothing.count(), 1);
}

void HostToolsTest::aSwitchWaitsForTheServer() {
    m_menu->show(viewWith({}));
    QAction* refuse = action(QStringLiteral("Refuse WebSocket, like a Firewall"));
    refuse->trigger();
    QVERIFY(!refuse->isChecked());
    m_menu->show(viewWith({.refuseWebSocket = true}));
    QVERIFY(refuse->isChecked());
}

void HostToolsTest::oneGuestHasFaultsOfItsOwn() {
    QSignalSpy wanted(m_menu.get(), &SimulateMenu::wanted);
    m_menu->show(
        viewWith({.holdStreams = true}, {{.guest = "cid-ana", .faults = {.cutAfter = 5'000}}}));
    auto* guests = m_menu->actions().first()->menu();
    Q_EMIT guests->aboutToShow();
    QAction* ana = guests->actions().at(2);
    // An ampersand in a name is one, and no mnemonic.
    QCOMPARE(ana->text(), QStringLiteral("Ana && Bo (10.0.0.7)"));
    QCOMPARE(guests->actions().at(3)->text(), QStringLiteral("Without a name (10.0.0.8)"));
    ana->trigger();
    QVERIFY(action(QStringLiteral("5 s"))->isChecked());
    QVERIFY(!action(QStringLiteral("Hold Streams Back, like a Proxy"))->isChecked());
    action(QStringLiteral("Refuse Streams"))->trigger();
    QCOMPARE(lastWanted(wanted).guest, QByteArray("cid-ana"));
    QCOMPARE(lastWanted(wanted).faults, (Faults{.refuseStreams = true, .cutAfter = 5'000}));
    Q_EMIT guests->aboutToShow();
    guests->actions().at(3)->trigger();
    action(QStringLiteral("Refuse Streams"))->trigger();
    QCOMPARE(lastWanted(wanted).guest, QByteArray("10.0.0.8"));
}

void HostToolsTest::badgeIsRedWhileAnythingIsOn() {
    SimulateBadge badge;
    badge.show(codec::Simulated());
    QVERIFY(badge.isHidden());
    badge.show({Faults{.refuseWebSocket = true, .cutAfter = 5'000}, {}});
    QVERIFY(!badge.isHidden());
    QCOMPARE(badge.text(), QStringLiteral("Simulating: WebSocket refused, cut after 5 s"));
    badge.show({Faults(), {{.guest = "cid-ana", .faults = {.drop = 3}}}});
    QVERIFY(!badge.isHidden());
    badge.show(codec::Simulated());
    QVERIFY(badge.isHidden());
}

void HostToolsTest::tableShowsWhatIsKnown() {
    CostModel model;
    model.setCosts({{.transport = Transport::Sse,
                     .messages = 3,
                     .payload = 300,
                     .heads = 60,
                     .framing = 40,
                     .p50 = std::chrono::microseconds(1'240)}});
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("SSE"));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(),
             QStringLiteral("Server-Sent Events"));
    QHash<QString, QString> cells;
    for (int row = 0; row < model.rowCount(); ++row) {
        cells.insert(model.headerData(row, Qt::Vertical).toString(),
                     model.index(row, 0).data().toString());
    }
    QCOMPARE(cells.value(QStringLiteral("Messages")), QStringLiteral("3"));
    QCOMPARE(cells.value(QStringLiteral("Overhead")),
             QStringLiteral("%1%").arg(QLocale().toString(25.0, 'f', 1)));
    QCOMPARE(cells.value(QStringLiteral("Latency p50")),
             QStringLiteral("%1 ms").arg(QLocale().toString(1.2, 'f', 1)));
    // What opened the streams is overhead too, and of all bytes.
    const Cost opened{.payload = 300, .handshake = 60, .heads = 20, .framing = 20};
    QCOMPARE(opened.bytes(), 400);
    QCOMPARE(opened.overheadPercent(), 25.0);
    // What nobody counted is no zero.
    QCOMPARE(cells.value(QStringLiteral("Empty answers")), QStringLiteral("–"));
}

void HostToolsTest::timelineForgetsWhatHasGone() {
    Timeline timeline;
    const auto at = [&timeline](qint64 when, quint64 connection, bool isOpen) {
        timeline.add({when, {{.connection = connection, .entries = 1, .isOpen = isOpen}}});
    };
    at(1'000, 1, true);  // A stream, which stays.
    at(1'000, 2, false); // A poll, which was answered.
    QCOMPARE(timeline.laneCount(), std::size_t(2));
    timeline.add({1'000 + Timeline::kSpan + 1, {}});
    QCOMPARE(timeline.laneCount(), std::size_t(1));
    at(2'000 + Timeline::kSpan, 1, false);
    timeline.add({2'001 + 2 * Timeline::kSpan, {}});
    QCOMPARE(timeline.laneCount(), std::size_t(0));
}

void HostToolsTest::barsTellAScreenReader() {
    CostBars bars;
    bars.setCosts({{.transport = Transport::WebSocket, .payload = 1'000, .heads = 500}});
    QVERIFY(bars.accessibleDescription().contains(QStringLiteral("WebSocket")));
    QVERIFY(bars.accessibleDescription().contains(
        QLocale().formattedDataSize(1'500, 1, QLocale::DataSizeSIFormat)));
}

void HostToolsTest::silenceIsCountedForOneListener() {
    LiveCosts live;
    HostView view{.at = 100'000};
    view.counters = {{.transport = "sse", .open = 2, .idle = 1'000}};
    using std::chrono::microseconds;
    view.guests = {{.transport = "sse", .roundTrip = microseconds(3'000)},
                   {.transport = "sse", .roundTrip = microseconds(1'000)},
                   {.transport = "websocket", .roundTrip = microseconds(9'000)}};
    QVERIFY(!live.take(view)[0].idlePerMinute); // One reading says nothing.
    view.at += 30'000;
    view.counters[0].idle += 600;
    const Cost cost = live.take(view)[0];
    QCOMPARE(cost.idlePerMinute, 600); // 600 in half a minute, of two.
    QCOMPARE(cost.p50, microseconds(3'000));
    QCOMPARE(cost.p95, microseconds(3'000));
    view.at += 120'000; // The old readings are forgotten: nothing has changed since.
    live.take(view);
    view.at += 20'000;
    QCOMPARE(live.take(view)[0].idlePerMinute, 0);
}

void HostToolsTest::theAccessPanelShowsWhatHoldsAndAsksForOneChange() {
    const RoomName lobby = *RoomName::parse("lobby");
    AccessPanel panel;
    panel.setRoom(lobby);
    std::vector<codec::RoomChange> wanted;
    connect(&panel, &AccessPanel::wanted, this,
            [&wanted](const codec::RoomChange& change) { wanted.push_back(change); });
    auto* locked = panel.findChild<QCheckBox*>();
    locked->click();
    QVERIFY(!locked->isChecked()); // The server has not said so yet.
    QCOMPARE(wanted.back().locked, std::optional(true));
    QVERIFY(!wanted.back().slow && !wanted.back().password && !wanted.back().invitation);

    codec::PolicyView policy{
        .rooms = {{.room = "lobby", .locked = true, .slow = 7'000, .password = true},
                  {.room = "other", .locked = false}},
        .bans = {{.id = "b1", .cid = "c", .name = "<b>Eve</b>"},
                 {.id = "b2", .address = "10.0.0.7"}}};
    panel.show(policy);
    QVERIFY(locked->isChecked());
    QCOMPARE(panel.findChild<QComboBox*>()->currentData().toLongLong(), 7'000);

    QSignalSpy lifted(&panel, &AccessPanel::liftWanted);
    auto* bans = panel.findChild<QListWidget*>();
    QCOMPARE(bans->item(0)->text(), QStringLiteral("<b>Eve</b>"));
    QCOMPARE(bans->item(1)->text(), QStringLiteral("Everybody at 10.0.0.7"));
    bans->setCurrentRow(1);
    panel.findChildren<QPushButton*>().last()->click();
    QCOMPARE(lifted.count(), 1);
    QCOMPARE(lifted[0][0].toByteArray(), QByteArray("b2"));

    auto* password = panel.findChild<QLineEdit*>();
    QTest::keyClicks(password, QStringLiteral("open sesame"));
    QTest::keyClick(password, Qt::Key_Return);
    QCOMPARE(wanted.back().password, std::optional(QByteArray("open sesame")));
    QVERIFY(password->text().isEmpty());
}

void HostToolsTest::theAccessPanelIsForOurRoomOnly() {
    AccessPanel panel;
    panel.setRoom(std::nullopt);
    QVERIFY(!panel.findChild<QCheckBox*>()->isEnabled());
    panel.setRoom(RoomName::parse("lobby"));
    QVERIFY(panel.findChild<QCheckBox*>()->isEnabled());
}

// Of somebody without a name nothing else is known.
void HostToolsTest::anAddressIsBannedWithEverybodyAtIt() {
    AccessPanel panel;
    panel.setRoom(RoomName::parse("lobby"));
    QPushButton* button = nullptr;
    for (auto* candidate : panel.findChildren<QPushButton*>()) {
        button = candidate->menu() != nullptr ? candidate : button;
    }
    QMenu* menu = button->menu();
    QVERIFY(!button->isEnabled());
    panel.showGuests(
        {{.cid = "c", .name = QStringLiteral("Host"), .address = QStringLiteral("127.0.0.1")},
         {.address = QStringLiteral("10.0.0.8")},
         {.cid = "cid-ana",
          .name = QStringLiteral("Ana & Bo"),
          .address = QStringLiteral("10.0.0.7")},
         {.address = QStringLiteral("10.0.0.7")}});
    QVERIFY(button->isEnabled());
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2); // Not the host's own.
    QCOMPARE(menu->actions()[0]->text(),
             QStringLiteral("Everybody at 10.0.0.7 (Ana && Bo, Without a name)"));
    QCOMPARE(menu->actions()[1]->text(), QStringLiteral("Everybody at 10.0.0.8 (Without a name)"));
    QSignalSpy banned(&panel, &AccessPanel::banWanted);
    menu->actions()[1]->trigger();
    QCOMPARE(banned.count(), 1);
    QCOMPARE(banned[0][0].toString(), QStringLiteral("10.0.0.8"));
}

// It would be refused, and the field is empty then: the limit is one of bytes.
void HostToolsTest::aPasswordIsAsLongAsTheServerTakes() {
    AccessPanel panel;
    panel.setRoom(RoomName::parse("lobby"));
    auto* password = panel.findChild<QLineEdit*>();
    QGuiApplication::clipboard()->setText(QString(limits::kPassword, u'\u042f'));
    password->paste();
    QCOMPARE(password->text().toUtf8().size(), limits::kPassword);
}

void HostToolsTest::aGuestsMenuSaysWhatItDoesAndToWhom() {
    HostLink host(*RoomUrl::parse(QStringLiteral("127.0.0.1:1")), "token"); // Nobody is there.
    const GuestMenu menu(host, *RoomName::parse("lobby"), {"c", "Ana & Bo"});
    QStringList texts;
    for (const QAction* action : menu.actions()) {
        texts.append(action->text());
    }
    QCOMPARE(texts, (QStringList{QStringLiteral("&Mute Ana && Bo"),
                                 QStringLiteral("&Send Ana && Bo Out for Ten Minutes"), QString(),
                                 QStringLiteral("&Ban Ana && Bo")}));
}

} // namespace parlance

PARLANCE_UI_TEST_MAIN(parlance::HostToolsTest)
#include "hosttools_test.moc"
