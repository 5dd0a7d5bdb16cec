// Server-Sent Events (WHATWG HTML, section 9.2).
#pragma once

#include "server/transport/call.h"

namespace parlance {

void serveSse(Call call);

} // namespace parlance
