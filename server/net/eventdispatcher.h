// The event loop of a thread that runs a server: on epoll under Linux, Qt's own elsewhere.
#pragma once

class QThread;

namespace parlance {

// To be called before the thread starts.
void giveEventDispatcher(QThread& thread);

} // namespace parlance
