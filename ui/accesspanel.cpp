#include "ui/accesspanel.h"

#include "client/roomurl.h"
#include "server/protocol/limits.h"
#include "ui/clock.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace parlance {
namespace {

constexpr int kBanRole = Qt::UserRole;

QString who(const Ban& ban) {
    const QString name =
        ban.name.isEmpty() ? AccessPanel::tr("Without a name") : QString::fromUtf8(ban.name);
    const QString address = QString::fromUtf8(ban.address);
    if (ban.cid.isEmpty()) {
        return AccessPanel::tr("Everybody at %1").arg(address);
    }
    return address.isEmpty() ? name : AccessPanel::tr("%1, and everybody at %2").arg(name, address);
}

QString textOf(const Ban& ban) {
    if (ban.until == 0) {
        return who(ban);
    }
    const QTime until = QDateTime::fromMSecsSinceEpoch(ban.until).time();
    return AccessPanel::tr("%1, until %2").arg(who(ban), clockText(until));
}

} // namespace

AccessPanel::AccessPanel(QWidget* parent) : QWidget(parent) {
    m_why.setText(tr("Only whoever hosts the room decides who comes in."));
    m_why.setWordWrap(true);
    m_locked.setText(tr("Lock the room"));
    m_lockedNote.setText(tr("Nobody new comes in then."));
    m_locked.setAccessibleDescription(m_lockedNote.text());
    for (QLabel* text : {&m_lockedNote, &m_slowTitle, &m_passwordTitle, &m_bansTitle}) {
        text->setWordWrap(true);
    }
    m_slowTitle.setText(tr("One message of a person"));
    m_slowTitle.setBuddy(&m_slow);
    m_slow.addItem(tr("at any time"), 0);
    for (const int seconds : {5, 10, 30, 60, 300}) {
        m_slow.addItem(seconds < 60 ? tr("every %n second(s)", nullptr, seconds)
                                    : tr("every %n minute(s)", nullptr, seconds / 60),
                       seconds * 1'000);
    }
    m_passwordTitle.setText(tr("Password"));
    m_passwordTitle.setBuddy(&m_password);
    m_password.setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_setPassword.setText(tr("Apply"));
    m_removePassword.setText(tr("Remove"));
    m_invite.setText(tr("New Invitation Link"));
    m_void.setText(tr("Void It"));
    m_link.setReadOnly(true);
    m_link.setAccessibleName(tr("Invitation link"));
    m_link.hide();
    m_bansTitle.setText(tr("Banned or sent out"));
    m_bansTitle.setBuddy(&m_bans);
    m_bans.setAccessibleName(tr("Banned or sent out"));
    m_ban.setText(tr("Ban an Address"));
    m_ban.setMenu(&m_banMenu);
    m_lift.setText(tr("Let In Again"));

    // The buttons one below the other: side by side, in large letters, they would be wider than a
    // screen.
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             &m_why, &m_locked, &m_lockedNote, &m_slowTitle, &m_slow, &m_passwordTitle, &m_password,
             &m_setPassword, &m_removePassword, &m_invite, &m_void, &m_link, &m_bansTitle}) {
        layout->addWidget(widget);
    }
    layout->addWidget(&m_bans, 1);
    layout->addWidget(&m_ban);
    layout->addWidget(&m_lift);

    connect(&m_locked, &QCheckBox::clicked, this,
            [this](bool locked) { change({.room = *m_room, .locked = locked}); });
    connect(&m_slow, &QComboBox::activated, this,
            [this] { change({.room = *m_room, .slow = m_slow.currentData().toLongLong()}); });
    // The limit is one of bytes, which no field of Qt's knows.
    connect(&m_password, &QLineEdit::textEdited, this, [this](QString text) {
        while (text.toUtf8().size() > limits::kPassword) {
            text.chop(text.back().isLowSurrogate() ? 2 : 1);
            m_password.setText(text);
        }
    });
    connect(&m_password, &QLineEdit::textChanged, this, &AccessPanel::refresh);
    connect(&m_password, &QLineEdit::returnPressed, this, &AccessPanel::setPassword);
    connect(&m_setPassword, &QPushButton::clicked, this, &AccessPanel::setPassword);
    connect(&m_removePassword, &QPushButton::clicked, this,
            [this] { change({.room = *m_room, .password = QByteArray()}); });
    connect(&m_invite, &QPushButton::clicked, this,
            [this] { change({.room = *m_room, .invitation = true}); });
    connect(&m_void, &QPushButton::clicked, this, [this] {
        m_link.hide();
        change({.room = *m_room, .invitation = false});
    });
    connect(&m_banMenu, &QMenu::aboutToShow, this, &AccessPanel::listAddresses);
    connect(&m_bans, &QListWidget::currentRowChanged, this, &AccessPanel::refresh);
    connect(&m_bans, &QListWidget::itemActivated, this, &AccessPanel::lift);
    connect(&m_lift, &QPushButton::clicked, this, &AccessPanel::lift);
    refresh();
}

void AccessPanel::setRoom(const std::optional<RoomName>& room) {
    m_room = room;
    m_password.clear();
    m_link.hide();
    refresh();
}

void AccessPanel::show(const codec::PolicyView& policy) {
    m_policy = policy;
    showBans();
    refresh();
}

void AccessPanel::showLink(const QString& link) {
    QGuiApplication::clipboard()->setText(link);
    m_link.setText(link);
    m_link.setCursorPosition(0);
    m_link.setToolTip(tr("Copied. This link is not shown again later."));
    m_link.show();
}

codec::RoomView AccessPanel::present() const {
    const auto room = std::ranges::find_if(m_policy.rooms, [this](const codec::RoomView& view) {
        return m_room && view.room == m_room->bytes();
    });
    return room == m_policy.rooms.end() ? codec::RoomView() : *room;
}

void AccessPanel::refresh() {
    const codec::RoomView room = present();
    m_why.setVisible(!m_room);
    for (QWidget* control : {static_cast<QWidget*>(&m_locked), static_cast<QWidget*>(&m_slow),
                             static_cast<QWidget*>(&m_password), static_cast<QWidget*>(&m_invite),
                             static_cast<QWidget*>(&m_bans)}) {
        control->setEnabled(m_room.has_value());
    }
    m_locked.setChecked(room.locked);
    if (m_slow.findData(room.slow) < 0) {
        m_slow.addItem(tr("every %n second(s)", nullptr, static_cast<int>(room.slow / 1'000)),
                       room.slow); // A script may have chosen it.
    }
    m_slow.setCurrentIndex(m_slow.findData(room.slow));
    m_password.setPlaceholderText(room.password ? tr("There is one; type another") : tr("None"));
    m_setPassword.setEnabled(m_room && !m_password.text().isEmpty());
    m_removePassword.setEnabled(room.password);
    m_void.setEnabled(room.invitation);
    m_ban.setEnabled(m_room && !m_addresses.empty());
    m_lift.setEnabled(m_room && m_bans.currentRow() >= 0);
}

// Not the computer's own, where the host is.
void AccessPanel::showGuests(const std::vector<HostGuest>& guests) {
    m_addresses.clear();
    for (const HostGuest& guest : guests) {
        if (!isLoopback(guest.address)) {
            QStringList& names = m_addresses[guest.address];
            names.append(guest.name.isEmpty() ? tr("Without a name") : guest.name);
            names.removeDuplicates();
        }
    }
    refresh();
}

void AccessPanel::listAddresses() {
    m_banMenu.clear();
    for (const auto& [address, names] : m_addresses) {
        // A name may hold an ampersand, which a menu takes for a mnemonic.
        const QString who = names.join(QStringLiteral(", ")).replace(u'&', QStringLiteral("&&"));
        m_banMenu.addAction(QStringLiteral("%1 (%2)").arg(tr("Everybody at %1").arg(address), who),
                            this, [this, at = address] { Q_EMIT banWanted(at); });
    }
}

void AccessPanel::showBans() {
    const QSignalBlocker blocker(m_bans);
    m_bans.clear();
    for (const Ban& ban : m_policy.bans) {
        auto* item = new QListWidgetItem(textOf(ban), &m_bans);
        item->setData(kBanRole, ban.id);
    }
}

// What is shown is what the server says, and it has not said so yet.
void AccessPanel::change(codec::RoomChange change) {
    refresh();
    Q_EMIT wanted(std::move(change));
}

void AccessPanel::setPassword() {
    const QByteArray password = m_password.text().toUtf8();
    if (m_room && !password.isEmpty()) {
        m_password.clear();
        change({.room = *m_room, .password = password});
    }
}

void AccessPanel::lift() {
    if (const QListWidgetItem* item = m_bans.currentItem()) {
        Q_EMIT liftWanted(item->data(kBanRole).toByteArray());
    }
}

} // namespace parlance
