#include "server/net/epolldispatcher.h"

#include <QCoreApplication>
#include <QThread>

#include <cerrno>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parlance {
namespace {

// The key of our own wake-up among those of the descriptors.
constexpr quint64 kWakeUpKey = ~quint64{0};

// What to ask for, by QSocketNotifier's types. An error or a hang-up concerns each of them.
constexpr std::array<quint32, 3> kAsked{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 kAlways = EPOLLHUP | EPOLLERR;

quint64 keyOf(int descriptor, quint32 generation) {
    return quint64{generation} << 32 | static_cast<quint32>(descriptor);
}

std::size_t kindOf(const QSocketNotifier* notifier) {
    return static_cast<std::size_t>(notifier->type());
}

} // namespace

EpollDispatcher::EpollDispatcher()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_batch(std::make_unique<epoll_event[]>(kBatch)) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeUpKey;
    if (m_epoll < 0 || m_wakeUp < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event) != 0) {
        qFatal("No descriptors are left for an event loop."); // As Qt's own loops do.
    }
}

EpollDispatcher::~EpollDispatcher() {
    ::close(m_wakeUp);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags) {
    m_interrupted = false;
    Q_EMIT awake();
    // Whatever is posted after this line sets it again, so nothing is slept through.
    const bool woken = m_woken.exchange(false);
    QCoreApplication::sendPostedEvents();

    const bool mayBlock = flags.testFlag(QEventLoop::WaitForMoreEvents) && !woken && !m_woken;
    if (mayBlock && !m_interrupted) {
        Q_EMIT aboutToBlock();
    }
    if (m_interrupted) {
        return false;
    }
    int handled = woken ? 1 : 0;
    if (flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
        handled += waitForWakeUp(timeout(mayBlock));
    } else {
        waitForSockets(timeout(mayBlock));
        handled += activateSockets();
    }
    handled += m_timers.activate();
    return handled > 0;
}

// In milliseconds; -1 is for ever.
int EpollDispatcher::timeout(bool mayBlock) const {
    // Whoever heard that we were about to block may have posted something.
    return mayBlock && !m_woken ? m_timers.untilNext().value_or(-1) : 0;
}

// Sockets -------------------------------------------------------------------------------------

void EpollDispatcher::waitForSockets(int timeout) {
    if (m_next < m_end) {
        return; // We are in a nested loop, and there is something left of what the outer was told.
    }
    const int count = ::epoll_wait(m_epoll, m_batch.get(), static_cast<int>(kBatch), timeout);
    m_next = 0;
    m_end = static_cast<std::size_t>(std::max(count, 0)); // A signal is no event.
}

int EpollDispatcher::activateSockets() {
    int sent = 0;
    while (m_next < m_end) {
        const epoll_event event = m_batch[m_next++];
        sent +=
            event.data.u64 == kWakeUpKey ? clearWakeUp() : activate(event.data.u64, event.events);
    }
    return sent;
}

int EpollDispatcher::activate(quint64 key, quint32 happened) {
    const auto descriptor = static_cast<int>(key & 0xffffffff);
    int sent = 0;
    for (std::size_t kind = 0; kind < kAsked.size(); ++kind) {
        // Looked up anew each time: the call before may have switched it off, destroyed it, or
        // closed the descriptor and opened another one with its number.
        const Watched& watched = m_watched[static_cast<std::size_t>(descriptor)];
        QSocketNotifier* notifier = watched.notifiers[kind];
        const bool meant = (happened & (kAsked[kind] | kAlways)) != 0;
        if (notifier != nullptr && meant && keyOf(descriptor, watched.generation) == key) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            ++sent;
        }
    }
    return sent;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier* notifier) {
    const auto descriptor = static_cast<std::size_t>(notifier->socket());
    if (descriptor >= m_watched.size()) {
        m_watched.resize(descriptor + 1);
    }
    Watched& watched = m_watched[descriptor];
    const bool isKnown = watched.isWatched();
    QSocketNotifier*& place = watched.notifiers[kindOf(notifier)];
    if (place != nullptr && place != notifier) {
        qWarning("Two notifiers watch descriptor %zu for the same; the later one wins.",
                 descriptor);
    }
    place = notifier;
    tell(static_cast<int>(descriptor), isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier* notifier) {
    const auto descriptor = static_cast<std::size_t>(notifier->socket());
    if (descriptor >= m_watched.size()) {
        return;
    }
    Watched& watched = m_watched[descriptor];
    QSocketNotifier*& place = watched.notifiers[kindOf(notifier)];
    if (place != notifier) {
        return; // The descriptor was closed before, and its number belongs to somebody else.
    }
    place = nullptr;
    if (!watched.isWatched()) {
        ++watched.generation;
    }
    // An error and a hang-up are told even to those who ask for nothing, so it has to go.
    tell(static_cast<int>(descriptor), watched.isWatched() ? EPOLL_CTL_MOD : EPOLL_CTL_DEL);
}

// Tells the system what the notifiers of a descriptor want.
void EpollDispatcher::tell(int descriptor, int operation) {
    Watched& watched = m_watched[static_cast<std::size_t>(descriptor)];
    epoll_event event{};
    for (std::size_t kind = 0; kind < kAsked.size(); ++kind) {
        event.events |= watched.notifiers[kind] != nullptr ? kAsked[kind] : 0;
    }
    event.data.u64 = keyOf(descriptor, watched.generation);
    int result = ::epoll_ctl(m_epoll, operation, descriptor, &event);
    if (result != 0 && operation == EPOLL_CTL_MOD && errno == ENOENT) {
        // It was closed while somebody watched it, and this is another one.
        event.data.u64 = keyOf(descriptor, ++watched.generation);
        result = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }
    if (result != 0 && operation != EPOLL_CTL_DEL) {
        qErrnoWarning("Descriptor %d cannot be watched", descriptor);
    }
}

// Timers --------------------------------------------------------------------------------------

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* object) {
    m_timers.add(id, interval, type, object);
}

bool EpollDispatcher::unregisterTimer(int id) {
    return m_timers.remove(id);
}

bool EpollDispatcher::unregisterTimers(QObject* object) {
    return m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(
    QObject* object) const {
    return m_timers.of(object);
}

int EpollDispatcher::remainingTime(int id) {
    return m_timers.remaining(id).value_or(-1);
}

// Waking up -----------------------------------------------------------------------------------

// Every posted event calls this. In our own thread, which is awake then, a note is enough; another
// one needs the system, but only for the first of several.
void EpollDispatcher::wakeUp() {
    if (!m_woken.exchange(true) && QThread::currentThread() != thread()) {
        const quint64 one = 1;
        [[maybe_unused]] const auto written = ::write(m_wakeUp, &one, sizeof(one));
    }
}

void EpollDispatcher::interrupt() {
    m_interrupted = true;
    wakeUp();
}

int EpollDispatcher::waitForWakeUp(int timeout) {
    pollfd wakeUp{m_wakeUp, POLLIN, 0};
    return ::poll(&wakeUp, 1, timeout) > 0 ? clearWakeUp() : 0;
}

int EpollDispatcher::clearWakeUp() {
    quint64 count = 0;
    [[maybe_unused]] const auto read = ::read(m_wakeUp, &count, sizeof(count));
    return 1;
}

} // namespace parlance
