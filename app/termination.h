// SIGINT and SIGTERM as a call in the event loop: a signal handler itself may do next to nothing.
#pragma once

#include <functional>

namespace parlance {

// The first signal calls `handler` once; a second one ends the process as it would have without us.
// For one use per process, in the thread of the main event loop.
void onTermination(std::function<void()> handler);

} // namespace parlance
