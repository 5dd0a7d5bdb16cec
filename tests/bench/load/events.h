// Cuts what a stream carries into its events: WebSocket messages, Server-Sent Events, or lines.
#pragma once

#include "tests/bench/load/options.h"
#include "tests/bench/load/pieces.h"

#include <memory>

namespace parlance::bench {

class EventSink {
public:
    virtual ~EventSink() = default;
    // One message, event or line, without what frames it.
    virtual void event(std::string_view data) = 0;
    virtual void ping(std::string_view data) = 0;
};

class Events {
public:
    virtual ~Events() = default;
    virtual void feed(std::string_view bytes, EventSink& sink) = 0;
};

// Nothing for long polling: there the body of an answer is the event.
std::unique_ptr<Events> eventsOf(Transport transport);

enum class Opcode : unsigned char { Text = 1, Close = 8, Ping = 9, Pong = 10 };

// A whole frame as a client sends it (RFC 6455 section 5.2).
std::string clientFrame(Opcode opcode, std::string_view data);

} // namespace parlance::bench
