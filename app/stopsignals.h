// SIGINT and SIGTERM as a call in the event loop, and SIGPIPE as an error of write(). A second
// signal ends the process at once. One object at a time: signals belong to the whole process.
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace parlance {

class StopSignals {
public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals(); // What was set before comes back.

    // Whether one came. Also true before the event loop could make the call.
    static bool requested();

private:
    struct Former;
    std::unique_ptr<Former> m_former;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace parlance
