#include "server/transport/post.h"

#include "server/protocol/limits.h"
#include "server/protocol/secret.h"
#include "server/transport/speaking.h"
#include "server/transport/streamer.h"

namespace parlance {
namespace {

constexpr int kCookieSeconds = 365 * 24 * 3600;

http::Response postedAnswer(const PostFrame& frame, const Outcome& outcome) {
    const Posted posted{outcome.message->room, frame.n, frame.via, outcome.message->cursor};
    return http::json(outcome.repeat ? 200 : 201, codec::encode(posted) + '\n');
}

// Answers what came by POST to a room's events, and counts it.
void answer(Services& services, Exchange& exchange, const http::Response& response) {
    const http::Request& request = exchange.request();
    const bool said = response.status == 200 || response.status == 201;
    const qint64 body = request.body.size();
    const qint64 head = exchange.send(response);
    codec::Counters& posts = services.stats.of(Outlet::Post);
    ++posts.requests;
    posts.entries += said ? 1 : 0;
    posts.traffic += {.payload = said ? body : 0,
                      .framing = response.body.size() + (said ? 0 : body),
                      .headers = request.size - body + head};
}

void echoOn(Call call, const EchoFrame& frame) {
    Streamer* stream = call.services.streams.find(frame.stream);
    if (stream == nullptr || stream->room()->name() != *call.room) {
        return call.exchange.refuse(Error::StreamNotFound);
    }
    stream->echo(frame.nonce);
    answer(call.services, call.exchange, http::noContent());
}

// What a join takes along on its way through the room's door, the registry and the store.
struct Entering {
    Services& services;
    RoomRules rules; // When it was asked for.
    Visitor visitor;
    QByteArray name;
    JoinedHandler handler;

    void deny(const Denial& denial) const { handler(denial); }
};

void welcome(const Entering& entering, const std::shared_ptr<Room>& room,
             const Registry::Joined& joined) {
    Services& services = entering.services;
    services.hub.rename(joined.member);
    room->people().seen(joined.member, services.clock.steady(), services.deadlines.lingerStream);
    services.hub.peopleChanged();
    entering.handler(joined);
}

// Everybody is told a new name, in every room. Whoever is muted in one keeps the present one.
QByteArray nameFor(const Entering& entering) {
    const std::optional<Member>& member = entering.visitor.member;
    const bool isMuted = member && entering.services.access.isMuted(member->cid);
    return isMuted ? entering.services.registry.find(member->cid).value_or(*member).name
                   : entering.name;
}

// Through the door: whoever comes in by a password needs none the next time.
void enter(const Entering& entering) {
    makeRoom(entering.services, entering.rules.room, entering.visitor,
             [entering](const Result<std::shared_ptr<Room>, Denial>& made) {
                 if (!made) {
                     return entering.deny(made.error());
                 }
                 const Visitor& visitor = entering.visitor;
                 const qint64 wait =
                     visitor.member ? 0 : entering.services.quotas.people.take(visitor.address);
                 if (wait > 0) {
                     return entering.deny(Denial(Error::RateLimited, wait));
                 }
                 entering.services.registry.join(
                     nameFor(entering), visitor.member,
                     [entering, room = *made](const Result<Registry::Joined>& joined) {
                         if (!joined) {
                             return entering.deny(joined.error());
                         }
                         entering.services.access.admit(
                             entering.rules, joined->member.cid,
                             [entering, room, joined = *joined](Error error) {
                                 error == Error::None ? welcome(entering, room, joined)
                                                      : entering.deny(error);
                             });
                     });
             });
}

void tryPassword(const Entering& entering, const QByteArray& password) {
    const QByteArray& sealed = entering.rules.password;
    if (sealed.isEmpty()) {
        return entering.deny(Error::PasswordWrong); // Only an invitation opens it.
    }
    entering.services.passwords.check(
        {password, sealed, entering.visitor.address}, [entering](const Denial& denial) {
            // It may have been changed, or the room locked, meanwhile.
            const RoomRules rules = entering.services.access.rules(entering.rules.room);
            if (denial.error != Error::None) {
                return entering.deny(denial);
            }
            if (rules.locked) {
                return entering.deny(Error::RoomLocked);
            }
            rules.password == entering.rules.password ? enter(entering)
                                                      : entering.deny(Error::PasswordWrong);
        });
}

} // namespace

Error checkJson(const Call& call) {
    const QByteArray type = http::mediaType(call.request().headers.value("content-type"));
    return type == "application/json" ? Error::None : Error::UnsupportedMediaType;
}

void servePost(Call call) {
    if (const Error error = checkJson(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<ClientFrame> frame = codec::decodeFrame(call.request().body);
    if (frame && std::holds_alternative<EchoFrame>(*frame)) {
        return echoOn(std::move(call), std::get<EchoFrame>(*frame));
    }
    if (const Error error = mayWrite(call); error != Error::None && error != Error::Muted) {
        return call.exchange.refuse(error);
    }
    if (!frame) {
        return call.exchange.refuse(frame.error());
    }
    if (const auto* typing = std::get_if<TypingFrame>(&*frame)) {
        const auto room = call.services.hub.find(*call.room);
        const Denial denial = room ? setTyping(call.services, *room, call.visitor, *typing)
                                   : Denial(Error::RoomNotFound);
        return answer(call.services, call.exchange,
                      denial.error == Error::None ? http::noContent() : http::failure(denial));
    }
    const PostFrame& post = std::get<PostFrame>(*frame);
    auto owed = std::make_shared<Exchange>(std::move(call.exchange));
    say(call.services, *call.room, call.visitor, post,
        [&services = call.services, owed, post](const Result<Outcome, Denial>& said) {
            said ? answer(services, *owed, postedAnswer(post, *said)) : owed->refuse(said.error());
        });
}

void serveEcho(Call call) {
    if (const Error error = checkJson(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<EchoFrame> frame = codec::decodeEcho(call.request().body);
    if (!frame) {
        return call.exchange.refuse(frame.error());
    }
    if (frame->stream.isEmpty()) {
        return call.exchange.refuse(Error::BadFrame);
    }
    echoOn(std::move(call), *frame);
}

void serveJoin(Call call) {
    if (const Error error = checkJson(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<JoinRequest> wanted = codec::decodeJoin(call.request().body);
    if (!wanted) {
        return call.exchange.refuse(wanted.error());
    }
    auto owed = std::make_shared<Exchange>(std::move(call.exchange));
    Services& services = call.services;
    join(services, *call.room, call.visitor, *wanted,
         [owed, &services, token = call.token](const Result<Registry::Joined, Denial>& joined) {
             if (!joined) {
                 return owed->refuse(joined.error());
             }
             const bool isNew = !joined->token.isEmpty();
             http::Response response = http::json(
                 isNew ? 201 : 200, codec::encodeJoined(joined->member, joined->token) + '\n');
             response.headers.add(
                 "set-cookie", cookieFor(services, owed->request(), isNew ? joined->token : token));
             owed->respond(response);
         });
}

void serveMembers(Call call) {
    const auto room = roomFor(call, Right::Read);
    if (!room) {
        return call.exchange.refuse(room.error());
    }
    const People& people = (*room)->people();
    call.exchange.respond(http::json(
        200, codec::encodeMembers(people.list(), people.count(), people.state()) + '\n'));
}

void serveRooms(Call call) {
    if (const Error error = call.services.access.maySee(call.visitor); error != Error::None) {
        return call.exchange.refuse(error);
    }
    std::vector<codec::RoomSummary> rooms = call.services.hub.list();
    for (codec::RoomSummary& room : rooms) {
        room.isClosed =
            call.services.access.may(call.visitor, room.room, Right::Read) != Error::None;
    }
    call.exchange.respond(
        http::json(200, codec::encodeRooms(rooms, call.services.defaultRoom) + '\n'));
}

void servePing(Call call) {
    if (call.request().body.size() > limits::kPingBody) {
        return call.exchange.refuse(Error::BodyTooLarge);
    }
    call.exchange.respond(http::noContent());
}

Denial setTyping(Services& services, Room& room, const Visitor& visitor, const TypingFrame& frame) {
    if (const Error error = services.access.may(visitor, room.name(), Right::Write);
        error != Error::None) {
        return error;
    }
    if (const qint64 wait = services.quotas.typing.take(visitor.member->cid)) {
        return {Error::RateLimited, wait};
    }
    room.people().typing(visitor.member->cid, frame.active, services.clock.steady());
    services.hub.peopleChanged();
    return Error::None;
}

void makeRoom(Services& services, const RoomName& room, const Visitor& visitor,
              MadeHandler handler) {
    if (auto known = services.hub.find(room)) {
        return handler(std::move(known));
    }
    if (const qint64 wait = services.quotas.rooms.take(visitor.address)) {
        return handler(Denial(Error::RateLimited, wait));
    }
    services.hub.create(room, [handler = std::move(handler)](Result<std::shared_ptr<Room>> made) {
        made ? handler(*std::move(made)) : handler(Denial(made.error()));
    });
}

void join(Services& services, const RoomName& room, const Visitor& visitor,
          const JoinRequest& wanted, JoinedHandler handler) {
    if (const qint64 wait = services.quotas.joins.take(visitor.address)) {
        return handler(Denial(Error::RateLimited, wait));
    }
    const Entering entering{services, services.access.rules(room), visitor, wanted.name,
                            std::move(handler)};
    const Error error = services.access.may(visitor, room, Right::Join);
    if (error == Error::None) {
        return enter(entering);
    }
    if (error != Error::PasswordRequired) {
        return entering.deny(error);
    }
    if (!wanted.invitation.isEmpty()) {
        const bool holds = sameSecret(hashSecret(wanted.invitation), entering.rules.invitation);
        return holds ? enter(entering) : entering.deny(Error::InvitationUnknown);
    }
    wanted.password.isEmpty() ? entering.deny(error) : tryPassword(entering, wanted.password);
}

QByteArray cookieName(const Services& services, const http::Request& request) {
    return (request.isSecure ? "__Host-parlance_" : "parlance_") + services.identity.id;
}

QByteArray cookieFor(const Services& services, const http::Request& request,
                     const QByteArray& token) {
    return cookieName(services, request) + '=' + token + "; Path=/; HttpOnly; SameSite=Lax" +
           (request.isSecure ? "; Secure" : "") + "; Max-Age=" + QByteArray::number(kCookieSeconds);
}

} // namespace parlance
