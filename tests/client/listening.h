// One link to a canned server and what it said, with times that a test can wait for.
#pragma once

#include "tests/client/cannedserver.h"
#include "tests/client/recorder.h"

namespace parlance {

// Polls that ask on at once. Deadlines stay long: a busy machine is no failure.
inline LinkTimings briskTimings() {
    using namespace std::chrono_literals;
    LinkTimings timings;
    timings.pollActive = 5ms;
    timings.pollIdle = 10ms;
    timings.wait = 0s;
    return timings;
}

// For tests that wait for a deadline.
inline LinkTimings impatientTimings() {
    using namespace std::chrono_literals;
    LinkTimings timings = briskTimings();
    timings.hello = 100ms;
    timings.request = 100ms;
    timings.why = 100ms;
    return timings;
}

struct Listening {
    Listening(Transport transport, const RoomUrl& room, const Position& from = {},
              const LinkTimings& timings = briskTimings())
        : http(room.fingerprint())
        , link(makeLink(transport, {.http = &http, .room = room, .timings = timings}))
        , heard(*link) {
        link->open(from);
    }

    Http http;
    std::unique_ptr<Link> link;
    Recorder heard;
};

} // namespace parlance
