#include "server/transport/shortpoll.h"

#include "server/transport/poll.h"

namespace parlance {

void serveShortPoll(Call call) {
    Result<Poll> poll = parsePoll(call);
    if (!poll) {
        return call.exchange.refuse(poll.error());
    }
    if (!beginVisit(*poll, call, Outlet::ShortPoll)) {
        return;
    }
    Services& services = call.services;
    if (call.visitor.member) {
        poll->room->people().seen(*call.visitor.member, services.clock.steady(),
                                  services.deadlines.lingerPoll);
        services.hub.peopleChanged();
    }
    answerPoll(services, std::move(call.exchange), *poll);
}

} // namespace parlance
