// A reader of a room: not a queue but a position, kept by whoever implements this. The room says
// when there is something new; the reader takes what it can, from where it stands.
#pragma once

#include "server/room/access.h"

#include <QByteArray>

namespace parlance {

class Subscriber {
public:
    virtual ~Subscriber() = default;

    // Entries or the state have changed. Called once a turn, for all subscribers one after the
    // other; the subscriber may leave the room in it.
    virtual void flush() = 0;

    // The subscription ends by the room's will: "policy" or "shutdown". The subscriber says bye in
    // its transport's way and leaves the room.
    virtual void end(const QByteArray& reason) = 0;

    virtual const Visitor& visitor() const = 0;

private:
    friend class Room;
    qsizetype m_place = -1; // In the room's list; kept by the room.
};

} // namespace parlance
