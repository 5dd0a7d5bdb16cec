#include "tests/bench/load/loop.h"

#include "tests/bench/load/fault.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <unistd.h>

namespace parlance::bench {
Loop::Loop() : m_epoll(epoll_create1(EPOLL_CLOEXEC)) {
    if (m_epoll < 0) {
        throw Fault("no epoll");
    }
}

Loop::~Loop() {
    ::close(m_epoll);
}

void Loop::add(int descriptor, std::uint32_t events, Source& source) {
    epoll_event event = {.events = events, .data = {.ptr = &source}};
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0) {
        throw Fault("epoll_ctl");
    }
}

void Loop::modify(int descriptor, std::uint32_t events, Source& source) {
    epoll_event event = {.events = events, .data = {.ptr = &source}};
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
}

void Loop::turn(Clock::duration patience) {
    std::array<epoll_event, 512> events;
    const auto wait = std::max(patience, Clock::duration::zero());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    const timespec timeout = {.tv_sec = seconds.count(), .tv_nsec = (wait - seconds).count()};
    const int count = epoll_pwait2(m_epoll, events.data(), int(events.size()), &timeout, nullptr);
    if (count < 0 && errno != EINTR) {
        throw Fault("epoll_pwait2");
    }
    for (int i = 0; i < count; ++i) {
        static_cast<Source*>(events[i].data.ptr)->ready(events[i].events);
    }
}

} // namespace parlance::bench
