#include "client/laddertimings.h"

namespace parlance {

LadderTimings LadderTimings::scaled(double factor) const {
    LadderTimings scaled = *this;
    const auto scale = [factor](qint64& time) {
        time = static_cast<qint64>(static_cast<double>(time) * factor);
    };
    for (qint64& time : scaled.patience) {
        scale(time);
    }
    for (qint64* time :
         {&scaled.hello, &scaled.lateHello, &scaled.together, &scaled.verify, &scaled.check,
          &scaled.stable, &scaled.unstableWindow, &scaled.window, &scaled.probe,
          &scaled.probeHidden, &scaled.firstPause, &scaled.longestPause}) {
        scale(*time);
    }
    return scaled;
}

} // namespace parlance
