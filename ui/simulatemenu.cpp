#include "ui/simulatemenu.h"

#include <algorithm>

namespace parlance {

SimulateMenu::SimulateMenu(QWidget* parent)
    : QMenu(tr("S&imulate"), parent)
    , m_guests(addMenu(tr("&For"))) {
    addSeparator();
    addSwitch(tr("Refuse &WebSocket, like a Firewall"), &Faults::refuseWebSocket);
    addSwitch(tr("Refuse &Streams"), &Faults::refuseStreams);
    addSwitch(tr("&Hold Streams Back, like a Proxy"), &Faults::holdStreams);
    const auto seconds = [](qint64 ms) {
        return tr("%n s", nullptr, static_cast<int>(ms / 1'000));
    };
    addNumbers(
        tr("&Cut Streams After"),
        {{seconds(5'000), 5'000}, {seconds(15'000), 15'000}, {seconds(60'000), 60'000}},
        [](const Faults& faults) { return faults.cutAfter; },
        [](Faults& faults, qint64 value) { faults.cutAfter = value; });
    addNumbers(
        tr("&Delay Everything By"),
        {{tr("100 ms"), 100}, {tr("300 ms"), 300}, {tr("1 s"), 1'000}, {tr("3 s"), 3'000}},
        [](const Faults& faults) { return faults.delay; },
        [](Faults& faults, qint64 value) { faults.delay = value; });
    addNumbers(
        tr("&Lose Answers"), {{tr("One in 10"), 10}, {tr("One in 3"), 3}},
        [](const Faults& faults) { return qint64(faults.drop); },
        [](Faults& faults, qint64 value) { faults.drop = static_cast<int>(value); });
    addSeparator();
    addAction(tr("Drop Connections &Now"), this, [this] { Q_EMIT dropWanted(m_guest); });
    addAction(tr("Switch Everything &Off"), this, &SimulateMenu::nothingWanted);
    connect(m_guests, &QMenu::aboutToShow, this, &SimulateMenu::buildGuests);
    buildGuests();
    setHosting(false);
}

void SimulateMenu::setHosting(bool hosting) {
    menuAction()->setVisible(hosting);
    setEnabled(hosting);
    if (!hosting) {
        m_guest.clear();
        show({});
    }
}

void SimulateMenu::show(const HostView& view) {
    m_view = view;
    refresh();
}

// Made anew when it opens: guests come and go, and a menu that changes under the mouse is none.
void SimulateMenu::buildGuests() {
    m_guests->clear();
    auto* group = new QActionGroup(m_guests);
    const auto add = [this, group](const QString& text, const QByteArray& guest) {
        QAction* action = m_guests->addAction(text, this, [this, guest] {
            m_guest = guest;
            refresh();
        });
        action->setCheckable(true);
        action->setChecked(guest == m_guest);
        group->addAction(action);
    };
    add(tr("&Everybody"), {});
    m_guests->addSeparator();
    for (const HostGuest& guest : m_view.guests) {
        const bool isNamed = !guest.cid.isEmpty();
        // A name may hold an ampersand, which a menu takes for a mnemonic.
        QString name = isNamed ? guest.name : tr("Without a name");
        name.replace(u'&', QStringLiteral("&&"));
        add(tr("%1 (%2)").arg(name, guest.address), isNamed ? guest.cid : guest.address.toLatin1());
    }
}

QAction* SimulateMenu::addSwitch(const QString& text, bool Faults::*fault) {
    QAction* action = addAction(text);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this,
            [this, fault](bool on) { change([=](Faults& faults) { faults.*fault = on; }); });
    m_refreshers.append(
        [action, fault](const Faults& faults) { action->setChecked(faults.*fault); });
    return action;
}

void SimulateMenu::addNumbers(const QString& title,
                              const QList<std::pair<QString, qint64>>& choices,
                              std::function<qint64(const Faults&)> read,
                              std::function<void(Faults&, qint64)> write) {
    QMenu* menu = addMenu(title);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, qint64 value) {
        QAction* action = menu->addAction(text, this, [this, write, value] {
            change([=](Faults& faults) { write(faults, value); });
        });
        action->setCheckable(true);
        group->addAction(action);
        m_refreshers.append(
            [=](const Faults& faults) { action->setChecked(read(faults) == value); });
    };
    add(tr("Off"), 0);
    for (const auto& [text, value] : choices) {
        add(text, value);
    }
    // A script may have chosen a number that is not on the menu.
    m_refreshers.append([=](const Faults& faults) {
        menu->menuAction()->setText(read(faults) == 0 ? title : tr("%1 (on)").arg(title));
    });
}

void SimulateMenu::change(const Change& change) {
    Faults faults = present();
    change(faults);
    refresh(); // What is shown is what the server says, and it has not said so yet.
    Q_EMIT wanted({.guest = m_guest, .faults = faults});
}

Faults SimulateMenu::present() const {
    if (m_guest.isEmpty()) {
        return m_view.simulated.everybody;
    }
    const auto& guests = m_view.simulated.guests;
    const auto own = std::find_if(guests.begin(), guests.end(),
                                  [this](const auto& guest) { return guest.guest == m_guest; });
    return own == guests.end() ? Faults() : own->faults;
}

void SimulateMenu::refresh() {
    const Faults faults = present();
    for (const auto& refresher : m_refreshers) {
        refresher(faults);
    }
}

} // namespace parlance
