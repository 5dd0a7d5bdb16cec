// All rooms of a server and the way of a message through them: drafts are collected in a turn,
// handed to the log together, and shown by their rooms once they are committed.
//
// Thread: the server's only.
#pragma once

#include "server/protocol/random.h"
#include "server/protocol/servercodec.h"
#include "server/room/directory.h"
#include "server/room/registry.h"
#include "server/room/room.h"

#include <memory>

namespace parlance {

class Hub {
public:
    struct Parts {
        Log& log;
        Directory& directory;
        Registry& registry;
        Clock clock;
        Random random;
        Retention retention;
        std::function<void()> wake; // Asks for an end of turn: submit(), then flush().
        std::function<void(int entries)> announce; // The same, with entries that were published.
    };
    explicit Hub(Parts parts);

    // The room, taken into memory at need; null where there is none.
    std::shared_ptr<Room> find(const RoomName& name);
    // Makes the room where it does not exist. Answers with the room or TooManyRooms or the store's
    // error.
    using RoomHandler = std::function<void(Result<std::shared_ptr<Room>>)>;
    void create(const RoomName& name, RoomHandler handler);
    std::vector<codec::RoomSummary> list() const;

    // The handler is called once, after commit or failure.
    using PostHandler = std::function<void(const Outcome&)>;
    void post(const std::shared_ptr<Room>& room, Draft draft, PostHandler handler);

    // The two phases of a turn that are the hub's.
    void submit();
    void flush();

    // Somebody came, went or types: the people will be shown at the end of this turn.
    void peopleChanged() { m_parts.wake(); }
    // Somebody has another name, in every room.
    void rename(const Member& member);

    // To be called a few times a second.
    void tick();

    void recheck(const Access& access, const Room::AddressOf& addressOf);
    void endAll(const QByteArray& reason);
    // Nothing waits for the log.
    bool isQuiet() const { return m_waiting.isEmpty() && m_drafts.empty(); }

private:
    struct Waiting {
        std::shared_ptr<Room> room;
        PostHandler handler;
    };

    void committed(std::vector<Outcome> outcomes);
    void trim(const RoomHead& ends);

    Parts m_parts;
    // A room that is not in memory. Its state goes on from where it was, or readers who come by now
    // and then would see a change where there was none.
    struct Resting {
        RoomHead ends;
        quint64 state = 0;
    };

    quint64 freshState();

    QHash<RoomName, Resting> m_resting;
    QHash<RoomName, std::shared_ptr<Room>> m_rooms;
    std::vector<Draft> m_drafts;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_nextTicket = 1;
    qint64 m_trimAt = 0;
};

} // namespace parlance
