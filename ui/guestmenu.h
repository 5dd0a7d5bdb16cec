// What a host can do about one person: mute, send out, ban. One menu for one time.
#pragma once

#include "client/hostlink.h"

#include <QMenu>

namespace parlance {

class GuestMenu final : public QMenu {
    Q_OBJECT

public:
    // The line outlives the menu.
    GuestMenu(HostLink& host, const RoomName& room, const Member& guest, QWidget* parent = nullptr);
};

} // namespace parlance
