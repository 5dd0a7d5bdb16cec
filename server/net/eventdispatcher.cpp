#include "server/net/eventdispatcher.h"

#include <QThread>
#ifdef Q_OS_LINUX
#include "server/net/epolldispatcher.h"
#endif

namespace parlance {

void giveEventDispatcher([[maybe_unused]] QThread& thread) {
#ifdef Q_OS_LINUX
    thread.setEventDispatcher(new EpollDispatcher); // It is the thread's from here on.
#endif
}

} // namespace parlance
