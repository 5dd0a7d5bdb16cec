// The one way between threads: values behind a mutex, and an empty event that wakes the receiver's
// loop. Nothing travels inside the event, so a thread sanitizer sees every access under the lock.
//
// The mailbox is built and destroyed in the receiver's thread; post() may be called by any.
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace parlance {

template <typename T>
class Mailbox final : public QObject {
public:
    using Handler = std::function<void(T)>;

    explicit Mailbox(Handler handler) : m_handler(std::move(handler)) {}

    void post(T value) {
        const std::lock_guard lock(m_mutex);
        m_values.push_back(std::move(value));
        // One event is on its way as long as there is something to fetch.
        if (m_values.size() == 1) {
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
        }
    }

    // Handles what has come, at once: for the end, when no loop runs any more.
    void drain() {
        std::vector<T> values;
        {
            const std::lock_guard lock(m_mutex);
            values.swap(m_values);
        }
        for (T& value : values) {
            m_handler(std::move(value));
        }
    }

protected:
    bool event(QEvent* event) override {
        if (event->type() != QEvent::User) {
            return QObject::event(event);
        }
        drain();
        return true;
    }

private:
    Handler m_handler;
    std::mutex m_mutex;
    std::vector<T> m_values;
};

} // namespace parlance
