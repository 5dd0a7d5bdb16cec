// What comes in over HTTP: joining, messages, typing, echoes.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void servePost(Call call);    // POST …/events
void serveEcho(Call call);    // POST …/echo
void serveJoin(Call call);    // POST …/members
void serveMembers(Call call); // GET …/members
void serveRooms(Call call);   // GET /rooms
void servePing(Call call);

// A JSON body, or the reason why there is none.
Error checkJson(const Call& call);

// The room, made at need, as often as one address may do so.
using MadeHandler = std::function<void(const Result<std::shared_ptr<Room>, Denial>&)>;
void makeRoom(Services& services, const RoomName& room, const Visitor& visitor,
              MadeHandler handler);

Denial setTyping(Services& services, Room& room, const Visitor& visitor, const TypingFrame& frame);

// Joins by name, in a room that is made at need. Renames where the visitor is known already. A
// closed room opens with its password or its invitation.
using JoinedHandler = std::function<void(const Result<Registry::Joined, Denial>&)>;
void join(Services& services, const RoomName& room, const Visitor& visitor,
          const JoinRequest& wanted, JoinedHandler handler);
// The cookie that keeps a browser's token, one for each scheme: what was set over TLS is never sent
// plainly, and nobody between can set or replace it (RFC 6265bis section 4.1.3.2).
QByteArray cookieName(const Services& services, const http::Request& request);
// The Set-Cookie value with this token.
QByteArray cookieFor(const Services& services, const http::Request& request,
                     const QByteArray& token);

} // namespace parlance
