// Every time that the ladder knows, in one place: chaos tests run it at a tenth. Milliseconds.
#pragma once

#include "client/transport.h"

namespace parlance {

struct LadderTimings {
    // How long an attempt is the only one. Then the next transport is tried beside it.
    std::array<qint64, kTransports.size()> patience{1'500, 1'500, 2'000, 2'000, 2'000};
    qint64 hello = 2'000;     // A stream that says nothing for so long may be held back.
    qint64 lateHello = 1'000; // Whoever gathers bytes gathers them for longer than that ...
    qint64 together = 100;    // ... and lets go of frames at once that were sent 300 ms apart.
    qint64 verify = 3'000;    // From hello until our own word comes back.
    qint64 check = 2'000;     // An answer after waking up.
    qint64 stable = 10'000;   // Verified for so long, and a heartbeat beyond the first.

    qint64 unstableWindow = 60'000; // Two failures in it demote, if it never became stable.
    qint64 window = 300'000;        // Three failures in it demote in any case.

    qint64 probe = 30'000; // Spread by a fifth both ways.
    qint64 probeHidden = 300'000;
    qint64 firstPause = 250; // Full jitter, doubling.
    qint64 longestPause = 10'000;

    LadderTimings scaled(double factor) const;
};

} // namespace parlance
