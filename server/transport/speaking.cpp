#include "server/transport/speaking.h"

#include "server/transport/post.h"

namespace parlance {
namespace {

struct Saying {
    Services& services;
    Visitor visitor;
    PostFrame frame;
    SaidHandler handler;
};

Error mayWrite(const Saying& saying, const RoomName& room) {
    return saying.services.access.may(saying.visitor, room, Right::Write);
}

// In the sender's present name. `otherwise` as in Draft.
void post(const Saying& saying, const std::shared_ptr<Room>& room, Error otherwise,
          Hub::PostHandler handler) {
    const Member& member = *saying.visitor.member;
    Draft draft{.room = room->name(),
                .cid = member.cid,
                .from = saying.services.registry.find(member.cid).value_or(member).name,
                .via = saying.frame.via,
                .n = saying.frame.n,
                .text = saying.frame.text,
                .otherwise = otherwise};
    saying.services.hub.post(room, std::move(draft), std::move(handler));
}

void tell(const Saying& saying, const Outcome& outcome) {
    outcome.error == Error::None ? saying.handler(outcome) : saying.handler(Denial(outcome.error));
}

// Something new, as far as the host lets it.
void speak(const Saying& saying, const std::shared_ptr<Room>& room) {
    if (const Error error = mayWrite(saying, room->name()); error != Error::None) {
        return saying.handler(Denial(error)); // Decided while it was looked for a repeat.
    }
    Access& access = saying.services.access;
    const QByteArray cid = saying.visitor.member->cid;
    if (const qint64 wait = access.slow(cid, room->name())) {
        return saying.handler(Denial(Error::SlowMode, wait));
    }
    post(saying, room, Error::None,
         [saying, cid, name = room->name(), &access](const Outcome& outcome) {
             if (outcome.error != Error::None) {
                 access.giveTurnBack(cid, name);
             }
             tell(saying, outcome);
         });
}

// Whether it is stored already, before anybody is refused or a turn is taken. `otherwise` is what
// stands in the way of something new.
void lookForRepeat(const Saying& saying, const std::shared_ptr<Room>& room, Error otherwise) {
    post(saying, room, otherwise, [saying, room, otherwise](const Outcome& outcome) {
        outcome.error == otherwise ? speak(saying, room) : tell(saying, outcome);
    });
}

} // namespace

void say(Services& services, const RoomName& room, const Visitor& visitor, const PostFrame& frame,
         SaidHandler handler) {
    const Saying saying{services, visitor, frame, std::move(handler)};
    const Error error = mayWrite(saying, room);
    if (error != Error::None && error != Error::Muted) {
        return saying.handler(Denial(error));
    }
    if (const qint64 wait = services.quotas.posts.take(visitor.member->cid)) {
        return saying.handler(Denial(Error::RateLimited, wait));
    }
    const std::shared_ptr<Room> known = services.hub.find(room);
    const bool isSlow = services.access.rules(room).slow > 0;
    if (known && frame.n && (error == Error::Muted || isSlow)) {
        return lookForRepeat(saying, known, isSlow ? Error::SlowMode : Error::Muted);
    }
    if (error != Error::None || known) {
        return known ? speak(saying, known) : saying.handler(Denial(error));
    }
    makeRoom(services, room, visitor, [saying](const Result<std::shared_ptr<Room>, Denial>& made) {
        made ? speak(saying, *made) : saying.handler(made.error());
    });
}

} // namespace parlance
