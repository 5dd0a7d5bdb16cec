// What the host sees of its guests, from /host/stats.
#pragma once

#include "tests/delivery/testserver.h"

namespace parlance::delivery {

// How many streams or waiting polls of this kind are open at the moment.
int openOn(const TestServer& server, Transport transport);

} // namespace parlance::delivery
