#include "ui/guestmenu.h"

#include <algorithm>

namespace parlance {
namespace {

// Where they were last seen; empty where nobody knows, and where a ban would meet the host as well.
QString addressOf(const HostView& view, const QByteArray& cid) {
    const auto guest = std::ranges::find(view.guests, cid, &HostGuest::cid);
    const bool known = guest != view.guests.end() && !isLoopback(guest->address);
    return known ? guest->address : QString();
}

bool isMuted(const codec::PolicyView& policy, const RoomName& room, const QByteArray& cid) {
    return std::ranges::any_of(policy.rooms, [&](const codec::RoomView& view) {
        return view.room == room.bytes() &&
               std::ranges::find(view.muted, cid, &Member::cid) != view.muted.end();
    });
}

} // namespace

GuestMenu::GuestMenu(HostLink& host, const RoomName& room, const Member& guest, QWidget* parent)
    : QMenu(parent) {
    // A name may hold an ampersand, which a menu takes for a mnemonic.
    const QString name = QString::fromUtf8(guest.name).replace(u'&', QStringLiteral("&&"));
    setTitle(name);
    const QByteArray cid = guest.cid;
    const bool muted = isMuted(host.policy(), room, cid);
    addAction(muted ? tr("Let %1 &Write Again").arg(name) : tr("&Mute %1").arg(name), &host,
              [&host, room, cid, muted] {
                  host.mute({room, cid, !muted});
              });
    addAction(tr("&Send %1 Out for Ten Minutes").arg(name), &host,
              [&host, cid] { host.kick(cid); });
    addSeparator();
    addAction(tr("&Ban %1").arg(name), &host, [&host, cid] { host.ban(cid, {}); });
    const QString address = addressOf(host.view(), cid);
    if (!address.isEmpty()) {
        addAction(tr("Ban %1 and &Everybody at %2").arg(name, address), &host,
                  [&host, cid, address] { host.ban(cid, address); });
    }
}

} // namespace parlance
