// The pages that work without JavaScript: a room to read and write in, and the two forms.
#pragma once

#include "server/transport/call.h"

namespace parlance {

// A page with a way back for a browser, which prefers text/html; whoever states no such wish, as
// scripts do, gets the JSON that errors are everywhere. `back` is an address on this server; "/" is
// the default room.
http::Response failureFor(const http::Request& request, const Denial& denial,
                          const QByteArray& back = "/");

void servePageOfRoom(Call call); // GET /rooms/{room}, and / for the default room
void serveJoinForm(Call call);   // POST …/join
void serveSayForm(Call call);    // POST …/say
void serveStaticFile(Call call); // GET /static/{file}

} // namespace parlance
