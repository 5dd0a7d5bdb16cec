#include "server/transport/post.h"

#include "server/protocol/limits.h"
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

void postTo(Call call, const std::shared_ptr<Room>& room, const PostFrame& frame) {
    Services& services = call.services;
    auto owed = std::make_shared<Exchange>(std::move(call.exchange));
    postDraft(services, room, *call.visitor.member, frame,
              [&services, owed, frame](const Outcome& outcome) {
                  answer(services, *owed,
                         outcome.error == Error::None ? postedAnswer(frame, outcome)
                                                      : http::failure(outcome.error));
              });
}

void echoOn(Call call, const EchoFrame& frame) {
    Streamer* stream = call.services.streams.find(frame.stream);
    if (stream == nullptr || stream->room()->name() != *call.room) {
        return call.exchange.refuse(Error::StreamNotFound);
    }
    stream->echo(frame.nonce);
    answer(call.services, call.exchange, http::noContent());
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
    if (const Error error = mayWrite(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    if (!frame) {
        return call.exchange.refuse(frame.error());
    }
    if (const auto* typing = std::get_if<TypingFrame>(&*frame)) {
        const auto room = call.services.hub.find(*call.room);
        const Error error =
            room ? setTyping(call.services, *room, call.visitor, *typing) : Error::RoomNotFound;
        return answer(call.services, call.exchange,
                      error == Error::None ? http::noContent() : http::failure(error));
    }
    // Posting makes the room where there is none yet.
    auto shared = std::make_shared<Call>(std::move(call));
    shared->services.hub.create(*shared->room, [shared, post = std::get<PostFrame>(*frame)](
                                                   const Result<std::shared_ptr<Room>>& room) {
        if (!room) {
            return shared->exchange.refuse(room.error());
        }
        postTo(std::move(*shared), *room, post);
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
    const Result<QByteArray> name = codec::decodeJoin(call.request().body);
    if (!name) {
        return call.exchange.refuse(name.error());
    }
    auto owed = std::make_shared<Exchange>(std::move(call.exchange));
    Services& services = call.services;
    join(services, *call.room, call.visitor, *name,
         [owed, &services, token = call.token](const Result<Registry::Joined>& joined) {
             if (!joined) {
                 return owed->refuse(joined.error());
             }
             const bool isNew = !joined->token.isEmpty();
             http::Response response = http::json(
                 isNew ? 201 : 200, codec::encodeJoined(joined->member, joined->token) + '\n');
             response.headers.add("set-cookie", cookieFor(services, isNew ? joined->token : token));
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
    call.exchange.respond(http::json(
        200, codec::encodeRooms(call.services.hub.list(), call.services.defaultRoom) + '\n'));
}

void servePing(Call call) {
    if (call.request().body.size() > limits::kPingBody) {
        return call.exchange.refuse(Error::BodyTooLarge);
    }
    call.exchange.respond(http::noContent());
}

void postDraft(Services& services, const std::shared_ptr<Room>& room, const Member& member,
               const PostFrame& frame, Hub::PostHandler handler) {
    Draft draft{.room = room->name(),
                .cid = member.cid,
                .from = services.registry.find(member.cid).value_or(member).name,
                .via = frame.via,
                .n = frame.n,
                .text = frame.text};
    services.hub.post(room, std::move(draft), std::move(handler));
}

Error setTyping(Services& services, Room& room, const Visitor& visitor, const TypingFrame& frame) {
    const Error error = services.access.may(visitor, room.name(), Right::Write);
    if (error == Error::None) {
        room.people().typing(visitor.member->cid, frame.active, services.clock.steady());
        services.hub.peopleChanged();
    }
    return error;
}

void join(Services& services, const RoomName& room, const Visitor& visitor, const QByteArray& name,
          JoinedHandler handler) {
    services.hub.create(room, [&services, visitor, name, handler = std::move(handler)](
                                  const Result<std::shared_ptr<Room>>& made) {
        if (!made) {
            return handler(made.error());
        }
        services.registry.join(
            name, visitor.member,
            [&services, joinedRoom = *made, handler](const Result<Registry::Joined>& joined) {
                if (joined) {
                    services.hub.rename(joined->member);
                    joinedRoom->people().seen(joined->member, services.clock.steady(),
                                              services.deadlines.lingerStream);
                    services.hub.peopleChanged();
                }
                handler(joined);
            });
    });
}

QByteArray cookieFor(const Services& services, const QByteArray& token) {
    // With TLS the name will begin with "__Host-", which a page on plain HTTP could not set.
    return "parlance_" + services.identity.id + '=' + token +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + QByteArray::number(kCookieSeconds);
}

} // namespace parlance
