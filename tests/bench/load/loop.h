// The generator's event loop: epoll, one thread, level-triggered.
#pragma once

#include <chrono>
#include <cstdint>

namespace parlance::bench {

using Clock = std::chrono::steady_clock;

// Something with a descriptor.
class Source {
public:
    virtual ~Source() = default;
    // EPOLLIN, EPOLLOUT and their like.
    virtual void ready(std::uint32_t events) = 0;
};

class Loop {
public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void add(int descriptor, std::uint32_t events, Source& source);
    void modify(int descriptor, std::uint32_t events, Source& source);

    // Waits at most so long for something to happen and lets it.
    void turn(Clock::duration patience);

private:
    int m_epoll;
};

} // namespace parlance::bench
