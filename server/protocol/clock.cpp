#include "server/protocol/clock.h"

#include <QDateTime>

#include <chrono>

namespace parlance {

Clock Clock::system() {
    return {
        [] { return QDateTime::currentMSecsSinceEpoch(); },
        [] {
            using namespace std::chrono;
            return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
        },
    };
}

} // namespace parlance
