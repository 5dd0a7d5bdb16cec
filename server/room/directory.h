// Who is who and which rooms there are. What is answered was committed before.
//
// Thread and handlers: as in log.h, with which it usually shares one store and so one order.
#pragma once

#include "server/protocol/policy.h"
#include "server/room/log.h"

#include <functional>
#include <vector>

namespace parlance {

// Somebody who joined once. The token itself is told to its owner only.
struct Person {
    QByteArray cid;
    QByteArray name;
    QByteArray tokenHash; // SHA-256 of the token.
    qint64 seen = 0;      // When they last joined or left, milliseconds since 1970 UTC.
};

// What makes this server this server, made once with its store.
struct ServerIdentity {
    QByteArray id;     // Eight characters of [a-z0-9], part of the cookie's name.
    QByteArray secret; // 32 bytes for HMACs; never leaves the server.
};

// What the host changes at once: kept together or not at all.
struct PolicyChange {
    std::optional<RoomRules> rules{};
    std::vector<Standing> standings{};
    std::optional<Ban> ban{};
    std::vector<QByteArray> lifted{}; // Ids of bans.
};

class Directory {
public:
    using SaveHandler = std::function<void(Error)>;
    using RoomHandler = std::function<void(Result<RoomHead>)>;

    virtual ~Directory() = default;

    // Inserts the person or replaces the one with the same cid.
    virtual void save(const Person& person, SaveHandler handler) = 0;

    virtual void save(const PolicyChange& change, SaveHandler handler) = 0;

    // Makes the room with an epoch of its own, or finds it where it exists.
    virtual void createRoom(const RoomName& room, RoomHandler handler) = 0;

    // As they were when the store was opened.
    virtual const ServerIdentity& identity() const = 0;
    virtual const std::vector<Person>& people() const = 0;
    virtual const Policy& policy() const = 0;
};

} // namespace parlance
