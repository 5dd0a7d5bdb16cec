// What the server has used, from /proc. The kernel's share (system calls, and the loopback's
// delivery that runs inside them) counts: it is the larger part of a broadcast.
#pragma once

#include <chrono>
#include <vector>

namespace parlance::bench {

class ServerUsage {
public:
    explicit ServerUsage(std::vector<int> pids) : m_pids(std::move(pids)) {}

    // Of all threads that live. No thread of the servers here ends while it is measured.
    std::chrono::nanoseconds cpu() const;
    // Resident, in KB, what several processes share counted once.
    double memory() const;

private:
    std::vector<int> m_pids;
};

} // namespace parlance::bench
