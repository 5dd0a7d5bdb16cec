// Who may do what in which room: the one place that decides, and that keeps what the host has
// decided. It is asked when somebody begins to read, joins or writes, and again for every reader
// when the policy changes (Room::recheck).
//
// Thread: the server's only. A change is in force and kept when its handler is called.
#pragma once

#include "server/protocol/random.h"
#include "server/room/directory.h"
#include "server/room/quota.h"

#include <optional>

namespace parlance {

// Somebody at the door: with a name after joining, without one before.
struct Visitor {
    std::optional<Member> member{};
    QByteArray address{};
    bool hasUnknownToken = false; // Came with a token that nobody has here.
};

enum class Right { Read, Join, Write };

class Access {
public:
    // `onChange` is called after each change, before its handler.
    Access(Directory& directory, Clock clock, Random random, std::function<void()> onChange);

    // None where it is allowed. In an open room everybody may read; writing needs a name. Joining
    // a closed one is refused with what it lacks: PasswordRequired is also for an invitation.
    Error may(const Visitor& visitor, const RoomName& room, Right right) const;
    // The same of a server's list of rooms: only who is banned sees nothing.
    Error maySee(const Visitor& visitor) const;
    // In a slow room, for how many milliseconds this person has to wait with the next message;
    // where it is 0, that counts as one.
    qint64 slow(const QByteArray& cid, const RoomName& room);

    RoomRules rules(const RoomName& room) const;
    // Of the rooms about which something was decided, by name.
    std::vector<RoomRules> allRules() const;
    std::vector<QByteArray> muted(const RoomName& room) const;
    // Those that hold now, the latest last.
    std::vector<Ban> bans() const;

    using Done = std::function<void(Error)>;
    // Where an open room closes, or its password is another one, those who are present are admitted
    // and nobody else.
    void setRules(const RoomRules& rules, const std::vector<QByteArray>& present, Done done);
    void admit(const RoomName& room, const QByteArray& cid, Done done);
    void mute(const RoomName& room, const QByteArray& cid, bool muted, Done done);
    // Its id and time are made here. Whoever is shut out is no longer admitted anywhere.
    void ban(Ban ban, Done done);
    // Also where there is none of this id.
    void lift(const QByteArray& id, Done done);

private:
    struct Place {
        explicit Place(const RoomName& room) : rules{.room = room} {}

        RoomRules rules;
        QHash<QByteArray, Standing> standings; // By cid.
        std::optional<Quota> slow;
    };

    Error shutOut(const Visitor& visitor) const;
    Standing standing(const RoomName& room, const QByteArray& cid) const;
    Place& place(const RoomName& room);
    void take(const PolicyChange& change);
    void change(PolicyChange change, Done done);

    Directory& m_directory;
    Clock m_clock;
    Random m_random;
    std::function<void()> m_onChange;
    QHash<RoomName, Place> m_places; // Only where something was decided.
    std::vector<Ban> m_bans;         // As they came; some may be over.
};

} // namespace parlance
