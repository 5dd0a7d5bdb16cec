// How long a short poll waits before it asks again.
#pragma once

#include "server/protocol/random.h"

#include <chrono>
#include <utility>

namespace parlance {

class PollRhythm {
public:
    using Milliseconds = std::chrono::milliseconds;
    PollRhythm(Random random, Milliseconds active, Milliseconds idle)
        : m_random(std::move(random))
        , m_active(active)
        , m_idle(idle)
        , m_pause(active) {}

    // The pause after an answer with news, or without. Spread by a fifth both ways, so that a
    // class that opened the page at one word does not go on asking at one beat.
    Milliseconds next(bool news);

private:
    Random m_random;
    Milliseconds m_active;
    Milliseconds m_idle;
    Milliseconds m_pause;
};

} // namespace parlance
