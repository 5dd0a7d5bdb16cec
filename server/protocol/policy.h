// What the host has decided about people and rooms, as values: kept by the store, obeyed by Access,
// shown to the host.
#pragma once

#include "server/protocol/message.h"

namespace parlance {

// Somebody who is shut out: by cid, by address, or by both, each of which is enough.
struct Ban {
    QByteArray id{}; // Names the ban: eight characters of [a-z0-9].
    QByteArray cid{};
    QByteArray address{};
    QByteArray name{}; // Of the person, for the host to read.
    qint64 at = 0;     // Milliseconds since 1970 UTC.
    qint64 until = 0;  // The same; 0 is for ever. A kick is a ban that ends soon.

    friend bool operator==(const Ban&, const Ban&) = default;
};

struct RoomRules {
    RoomName room;
    bool locked = false;     // Nobody new comes in.
    qint64 slow = 0;         // Milliseconds between two messages of a person.
    QByteArray password{};   // Sealed; empty where there is none.
    QByteArray invitation{}; // SHA-256 of its secret; empty where there is none.

    // Only those who were admitted may read.
    bool isClosed() const { return locked || !password.isEmpty() || !invitation.isEmpty(); }

    friend bool operator==(const RoomRules&, const RoomRules&) = default;
};

// What holds in one room for one person.
struct Standing {
    RoomName room;
    QByteArray cid{};
    bool admitted = false; // May be in the room while it is closed.
    bool muted = false;

    friend bool operator==(const Standing&, const Standing&) = default;
};

// Somebody's latest message in a slow room, so late that it still counted at the start.
struct Spoken {
    RoomName room;
    QByteArray cid{};
    qint64 at = 0; // Milliseconds since 1970 UTC.

    friend bool operator==(const Spoken&, const Spoken&) = default;
};

struct Policy {
    std::vector<RoomRules> rules{};
    std::vector<Standing> standings{};
    std::vector<Ban> bans{};
    std::vector<Spoken> spoken{}; // One for each person and room.
};

} // namespace parlance
