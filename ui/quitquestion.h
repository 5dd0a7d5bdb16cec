// Whether to end a room that others are in.
#pragma once

#include <functional>

class QWidget;

namespace parlance {

// Asks without stopping anything; `quit` is called on a yes. Asking twice shows the first again.
void askBeforeQuitting(QWidget& parent, int guests, const std::function<void()>& quit);

} // namespace parlance
