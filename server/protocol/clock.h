// Time, so that a test can be the one who says what o'clock it is. Both in milliseconds.
#pragma once

#include <QtGlobal>

#include <functional>

namespace parlance {

struct Clock {
    std::function<qint64()> wall;   // Since 1970 UTC; may jump when somebody sets the clock.
    std::function<qint64()> steady; // Since some start; never goes back. Deadlines use this one.

    static Clock system();
};

} // namespace parlance
