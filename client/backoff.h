// Pauses between attempts: exponential with full jitter, so that many clients of one server that
// was lost come back one by one.
#pragma once

#include "server/protocol/random.h"

#include <chrono>
#include <utility>

namespace parlance {

class Backoff {
public:
    using Milliseconds = std::chrono::milliseconds;
    explicit Backoff(Random random, Milliseconds first = Milliseconds(250),
                     Milliseconds most = Milliseconds(10'000))
        : m_random(std::move(random))
        , m_first(first)
        , m_most(most)
        , m_ceiling(first) {}

    // Anything from nothing to the ceiling, which doubles with each call.
    Milliseconds next();
    // After a success that lasted.
    void reset() { m_ceiling = m_first; }

private:
    Random m_random;
    Milliseconds m_first;
    Milliseconds m_most;
    Milliseconds m_ceiling;
};

} // namespace parlance
