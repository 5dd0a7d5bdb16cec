// Whether to end or to interrupt a room that others are in.
#pragma once

#include <functional>

class QWidget;

namespace parlance {

// Asks without stopping anything; `quit` is called on a yes. Asking twice shows the first again.
void askBeforeQuitting(QWidget& parent, int guests, const std::function<void()>& quit);

// Before the room starts again because it is to be served in another way. `isKept` tells whether
// what was said survives that. One of the two functions is called.
struct Restart {
    int guests = 0;
    bool isKept = true;
};
void askBeforeRestarting(QWidget& parent, const Restart& what, const std::function<void()>& restart,
                         const std::function<void()>& stay);

} // namespace parlance
