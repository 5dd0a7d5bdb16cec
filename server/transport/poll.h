// One JSON answer: what is new since a position, and where to go on from. What long and short
// polling share, and paging back through history.
#pragma once

#include "server/transport/call.h"

namespace parlance {

// What a poll asks for, read from its request.
struct Poll {
    std::shared_ptr<Room> room;
    Position position;
    Room::Entrance entrance;
    Outlet outlet;
    QByteArray ifNoneMatch;

    bool hasNews() const;
    bool stateIsStale() const;
    // Whether the answer tells who is here and who types.
    bool wantsPeople() const;
};

Result<Poll> parsePoll(Call& call, Outlet outlet);

// Answers with everything from the poll's entrance on that fits one answer, read from the log where
// it is no longer in the tail. `bye` is told where the server ends.
void answerPoll(Services& services, Exchange exchange, const Poll& poll,
                std::optional<Bye> bye = {});

// Answers ?before=CURSOR&limit=N: the entries before a position, the newest of them.
void servePage(Call call);

} // namespace parlance
