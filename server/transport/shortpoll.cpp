#include "server/transport/shortpoll.h"

#include "server/transport/poll.h"

namespace parlance {

void serveShortPoll(Call call) {
    Result<Poll> poll = parsePoll(call, Outlet::ShortPoll);
    if (!poll) {
        return call.exchange.refuse(poll.error());
    }
    Services& services = call.services;
    const Visit visit(services.stats, Outlet::ShortPoll, call.visitor, poll->room->name());
    if (call.visitor.member) {
        poll->room->people().seen(*call.visitor.member, services.clock.steady(),
                                  services.deadlines.lingerPoll);
        services.hub.peopleChanged();
    }
    answerPoll(services, std::move(call.exchange), *poll);
}

} // namespace parlance
