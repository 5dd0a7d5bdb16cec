// Before a room is entered, and while one is in it: whether its server is the one that is meant.
// Where neither the link nor the memory nor an authority says so, the person is asked; nothing is
// sent before.
#pragma once

#include "client/failure.h"
#include "client/trust.h"

#include <QWidget>

#include <functional>

namespace parlance {

class Trusting {
public:
    // Called for a room whose server may be spoken to, perhaps later.
    using Enter = std::function<void(const RoomUrl& room)>;
    explicit Trusting(Enter enter) : m_enter(std::move(enter)) {}

    // Where a link or somebody's typing leads.
    void approach(QWidget& window, const RoomUrl& room);
    // What kept us out of this room. Whether it is something that can be answered.
    bool settle(QWidget& window, const RoomUrl& room, const Failure& failure);
    // We are in: the certificate that let us in is the one to be remembered.
    void welcomed(const RoomUrl& room);

private:
    void ask(QWidget& window, const RoomUrl& room, const QByteArray& fingerprint);

    Enter m_enter;
    TrustStore m_store;
};

} // namespace parlance
