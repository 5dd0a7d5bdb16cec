// Who may come into the hosted room and how fast it goes: lock, slow mode, password, invitation,
// and who is banned. It shows what the server says and asks for one change of it at a time.
#pragma once

#include "server/protocol/hostview.h"
#include "server/protocol/policycodec.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

#include <map>

namespace parlance {

class AccessPanel final : public QWidget {
    Q_OBJECT

public:
    explicit AccessPanel(QWidget* parent = nullptr);

    // The room of ours that is shown; nothing where it is somebody else's.
    void setRoom(const std::optional<RoomName>& room);
    void show(const codec::PolicyView& policy);
    using QWidget::show;
    // A new invitation, which is on the clipboard as well. Nobody can show it again later.
    void showLink(const QString& link);
    // Who is here, so that an address can be shut out: of those without a name nothing else is
    // known.
    void showGuests(const std::vector<HostGuest>& guests);

Q_SIGNALS:
    void wanted(const parlance::codec::RoomChange& change);
    void liftWanted(const QByteArray& ban);
    // Of everybody at this address.
    void banWanted(const QString& address);

private:
    void refresh();
    codec::RoomView present() const;
    void change(codec::RoomChange change);
    void setPassword();
    void showBans();
    void listAddresses();
    void lift();

    std::optional<RoomName> m_room;
    codec::PolicyView m_policy;
    std::map<QString, QStringList> m_addresses; // And the names of who is there.
    QLabel m_why;
    QCheckBox m_locked;
    QLabel m_lockedNote;
    QLabel m_slowTitle;
    QComboBox m_slow;
    QLabel m_passwordTitle;
    QLineEdit m_password;
    QPushButton m_setPassword;
    QPushButton m_removePassword;
    QPushButton m_invite;
    QPushButton m_void;
    QLineEdit m_link;
    QLabel m_bansTitle;
    QListWidget m_bans;
    QPushButton m_ban;
    QMenu m_banMenu;
    QPushButton m_lift;
};

} // namespace parlance
