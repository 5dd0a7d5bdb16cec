#include "server/transport/speaking.h"

#include "server/transport/post.h"

namespace parlance {
namespace {

struct Saying {
    Services& services;
    Member member;
    PostFrame frame;
    Denial denial; // Of everything but a repeat.
    SaidHandler handler;
};

// Whether this visitor may say one more thing there; if so, it counts.
Denial takeTurn(Services& services, const RoomName& room, const Visitor& visitor) {
    if (const Error error = services.access.may(visitor, room, Right::Write);
        error != Error::None) {
        return error;
    }
    const QByteArray& cid = visitor.member->cid;
    if (const qint64 wait = services.quotas.posts.take(cid)) {
        return {Error::RateLimited, wait};
    }
    const qint64 wait = services.access.slow(cid, room);
    return wait > 0 ? Denial(Error::SlowMode, wait) : Error::None;
}

void told(const Saying& saying, const RoomName& room, const Outcome& outcome) {
    const bool isTurn = saying.denial.error == Error::None;
    if (isTurn && (outcome.repeat || outcome.error != Error::None)) {
        saying.services.access.notSlowed(saying.member.cid, room); // Nothing new was said.
    }
    if (outcome.error == Error::None) {
        return saying.handler(outcome);
    }
    saying.handler(outcome.error == saying.denial.error ? saying.denial : Denial(outcome.error));
}

// In the sender's present name.
void post(const std::shared_ptr<Room>& room, const Saying& saying) {
    const Member& member = saying.member;
    Draft draft{.room = room->name(),
                .cid = member.cid,
                .from = saying.services.registry.find(member.cid).value_or(member).name,
                .via = saying.frame.via,
                .n = saying.frame.n,
                .text = saying.frame.text,
                .otherwise = saying.denial.error};
    saying.services.hub.post(
        room, std::move(draft),
        [saying, room = room->name()](const Outcome& outcome) { told(saying, room, outcome); });
}

} // namespace

void say(Services& services, const RoomName& room, const Visitor& visitor, const PostFrame& frame,
         SaidHandler handler) {
    const Denial denial = takeTurn(services, room, visitor);
    const bool isOver = denial.error != Error::None;
    const bool mayBeStored =
        frame.n && (denial.error == Error::Muted || denial.error == Error::SlowMode);
    const std::shared_ptr<Room> known = services.hub.find(room);
    if (isOver && !(mayBeStored && known)) {
        return handler(denial);
    }
    const Saying saying{services, *visitor.member, frame, denial, std::move(handler)};
    if (known) {
        return post(known, saying);
    }
    makeRoom(services, room, visitor, [saying](const Result<std::shared_ptr<Room>, Denial>& made) {
        made ? post(*made, saying) : saying.handler(made.error());
    });
}

} // namespace parlance
