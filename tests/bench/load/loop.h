// The generator's event loop: epoll, one thread, level-triggered.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

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

    // Waits at most so long for something to happen and lets it; false where nothing did.
    bool turn(Clock::duration patience);
    // Turns until it is so. A Fault, with what was waited for, where nothing happens for ten
    // seconds before.
    void until(const std::function<bool()>& isSo, const std::function<std::string()>& awaited);

private:
    int m_epoll;
};

} // namespace parlance::bench
