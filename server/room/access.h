// Who may do what in which room: the one place that decides, and that keeps what the host has
// decided. It is asked when somebody begins to read, joins or writes, and again for every reader
// when the policy changes (Room::recheck).
//
// Thread: the server's only. A change is in force and kept when its handler is called.
#pragma once

#include "server/protocol/random.h"
#include "server/room/directory.h"
#include "server/room/quota.h"

#include <deque>
#include <optional>

namespace parlance {

// Somebody at the door: with a name after joining, without one before.
struct Visitor {
    std::optional<Member> member{};
    QByteArray address{};
    bool hasUnknownToken = false; // Came with a token that nobody has here.
};

enum class Right { Read, Join, Write };

// What the host changes of a room's rules; what is left out stays.
struct RulesChange {
    std::optional<bool> locked{};
    std::optional<qint64> slow{};
    std::optional<QByteArray> password{};   // Sealed; empty takes it away.
    std::optional<QByteArray> invitation{}; // The hash of its secret; empty takes it away.
};

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
    // It could not be kept, so it does not count after all.
    void giveTurnBack(const QByteArray& cid, const RoomName& room);
    // A name is heard in every room: whoever is muted anywhere may not speak by a new one.
    bool isMuted(const QByteArray& cid) const;

    RoomRules rules(const RoomName& room) const;
    // Of the rooms about which something was decided, by name.
    std::vector<RoomRules> allRules() const;
    std::vector<QByteArray> muted(const RoomName& room) const;
    // Those that hold now, the latest last.
    std::vector<Ban> bans() const;

    // Changes are made one after the other, each of what the one before has left: two that come
    // together both hold, and nothing of one that could not be kept is in the next.
    using Done = std::function<void(Error)>;
    using Present = std::function<std::vector<QByteArray>()>;
    // Where an open room closes, or its password is another one, those who are present then are
    // admitted and nobody else.
    void setRules(const RoomName& room, RulesChange change, Present present, Done done);
    // Under the rules that let this person in. Where others have come to hold meanwhile, the answer
    // is theirs.
    void admit(const RoomRules& under, const QByteArray& cid, Done done);
    void mute(const RoomName& room, const QByteArray& cid, bool muted, Done done);
    // Its id and time are made here. Whoever is shut out is no longer admitted anywhere: the ban's
    // person, and who was `there`, at its address.
    void ban(Ban ban, const std::vector<QByteArray>& there, Done done);
    // Also where there is none of this id.
    void lift(const QByteArray& id, Done done);

private:
    struct Place {
        explicit Place(const RoomName& room) : rules{.room = room} {}

        RoomRules rules;
        QHash<QByteArray, Standing> standings; // By cid.
        std::optional<Quota> slow;
    };

    // A change that waits for its turn. Admissions, each of which touches one person, are saved
    // together: a class may come in at once.
    struct Waiting {
        std::function<Result<PolicyChange>()> make; // Of what holds by then, or the answer.
        Done done;
        bool isAdmission = false;
    };

    Error shutOut(const Visitor& visitor) const;
    Standing standing(const RoomName& room, const QByteArray& cid) const;
    Place& place(const RoomName& room);
    PolicyChange changeOf(const RoomName& room, const RulesChange& change,
                          const Present& present) const;
    void take(const PolicyChange& change);
    void change(Waiting waiting);
    void next();

    Directory& m_directory;
    Clock m_clock;
    Random m_random;
    std::function<void()> m_onChange;
    QHash<RoomName, Place> m_places; // Only where something was decided.
    std::vector<Ban> m_bans;         // As they came; some may be over.
    std::deque<Waiting> m_waiting;
    int m_saving = 0; // Of one kind.
    bool m_savesAdmissions = false;
};

} // namespace parlance
