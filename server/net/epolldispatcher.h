// An event loop on epoll, for the thread that serves many sockets. Qt's own loops on Linux hand
// every descriptor to the system in every turn, so that one request among 10,000 idle connections
// costs milliseconds; here it costs what happens.
//
// It does what QEventDispatcherUNIX does, by the public interface alone: posted events first, then
// sockets, then timers. Thread: the one it is given to, except wakeUp() and interrupt(). It watches
// sockets, pipes and the like; epoll refuses regular files.
#pragma once

#include "server/net/timerlist.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

struct epoll_event;

namespace parlance {

class EpollDispatcher final : public QAbstractEventDispatcher {
public:
    EpollDispatcher();
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier* notifier) override;
    void unregisterSocketNotifier(QSocketNotifier* notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject* object) override;
    QList<TimerInfo> registeredTimers(QObject* object) const override;
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    struct Watched {
        std::array<QSocketNotifier*, 3> notifiers{}; // By QSocketNotifier's types.
        quint32 generation = 0; // Of the descriptor's number, which the system gives again.

        bool isWatched() const { return notifiers != decltype(notifiers){}; }
    };
    static constexpr std::size_t kBatch = 512;

    int timeout(bool mayBlock) const;
    void waitForSockets(int timeout);
    int activateSockets();
    int activate(quint64 key, quint32 happened);
    void tell(int descriptor, int operation);
    int waitForWakeUp(int timeout);
    int clearWakeUp();

    int m_epoll;
    int m_wakeUp; // An eventfd, written by other threads.
    std::atomic<bool> m_woken = false;
    std::atomic<bool> m_interrupted = false;
    std::vector<Watched> m_watched; // By descriptor.
    // What one wait has told. A nested loop goes on where the outer one is.
    std::unique_ptr<epoll_event[]> m_batch;
    std::size_t m_next = 0;
    std::size_t m_end = 0;
    TimerList m_timers;
};

} // namespace parlance
