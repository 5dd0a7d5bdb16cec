// The way out of a room's messages: by WebSocket or by HTTP, beside whichever way in.
#pragma once

#include "client/failure.h"
#include "server/protocol/message.h"

#include <functional>

namespace parlance {

class Poster {
public:
    using Outcome = std::variant<Posted, Failure>;
    using Done = std::function<void(const Outcome&)>;

    virtual ~Poster() = default;

    // Messages go out in the order of the calls. The frame needs its `n`: without it nobody could
    // tell an answer's message, or a repeat, which HTTP libraries send on their own. A failure
    // that leaves open whether the message arrived also ends those behind it, or they would
    // overtake it; send them again under the same `via` and `n`. A destroyed poster says nothing.
    virtual void post(const PostFrame& frame, Done done) = 0;

    // Signals that nobody waits for. An echo comes back on the stream that it names.
    virtual void signal(const TypingFrame& typing) = 0;
    virtual void signal(const EchoFrame& echo) = 0;
};

} // namespace parlance
