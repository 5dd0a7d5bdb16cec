// One JSON answer: what is new since a position, and where to go on from. What long and short
// polling share, and paging back through history.
#pragma once

#include "server/transport/call.h"
#include "server/transport/visit.h"

namespace parlance {

// What a poll asks for, read from its request.
struct Poll {
    std::shared_ptr<Room> room;
    Position position;
    Room::Entrance entrance;
    QByteArray ifNoneMatch;
    qint64 asked = 0; // Bytes of the request.
    // Counts it; paging back, which every client does once in a while, is counted nowhere.
    std::shared_ptr<Visit> visit{};

    bool hasNews() const;
    bool stateIsStale() const;
    // Whether the answer tells who is here and who types.
    bool wantsPeople() const;
};

Result<Poll> parsePoll(Call& call);
// Begins to count it. False where the connection has gone.
bool beginVisit(Poll& poll, const Call& call, Outlet outlet);

// Answers with everything from the poll's entrance on that fits one answer, read from the log where
// it is no longer in the tail. `bye` is told where the server ends.
void answerPoll(Services& services, Exchange exchange, const Poll& poll,
                std::optional<Bye> bye = {});

// Answers ?before=CURSOR&limit=N: the entries before a position, the newest of them.
void servePage(Call call);

} // namespace parlance
