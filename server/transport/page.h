// The pages that work without JavaScript: a room to read and write in, and the two forms.
#pragma once

#include "server/transport/call.h"

namespace parlance {

void servePageOfRoom(Call call); // GET /rooms/{room}, and / for the default room
void serveJoinForm(Call call);   // POST …/join
void serveSayForm(Call call);    // POST …/say
void serveStaticFile(Call call); // GET /static/{file}

} // namespace parlance
