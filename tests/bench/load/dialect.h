// How each server under test is spoken to: the requests, and what of its answers matters. Parlance
// is one of four; nothing else in the generator knows which one it is.
#pragma once

#include "tests/bench/load/httpreader.h"
#include "tests/bench/load/options.h"

#include <memory>

namespace parlance::bench {

class Dialect {
public:
    virtual ~Dialect() = default;

    // The request that makes somebody who may post and is seen; empty where nobody joins.
    virtual std::string join(int /*number*/) const { return {}; }
    // From the answer to it.
    virtual std::string token(std::string_view /*answer*/) const { return {}; }

    // What a client begins to listen with.
    virtual std::string listen(Transport transport, const std::string& token) const = 0;

    // From when on a client listens. With the event: when react() says so.
    enum class Listens { WithRequest, WithHead, WithEvent };
    virtual Listens listens(Transport transport) const = 0;
    struct Reaction {
        bool listens = false;
        std::string reply = {}; // On a WebSocket; empty for none.
    };
    // Of an event with no message in it.
    virtual Reaction react(std::string_view /*event*/) const { return {}; }
    // The next poll, by the answer to the one before.
    virtual std::string pollAgain(const HttpHead& head, const std::string& token) const = 0;

    // A message: as the text of a WebSocket frame, and as a request.
    virtual std::string frame(const std::string& text, int number) const = 0;
    virtual std::string post(Transport transport, const std::string& text, int number,
                             const std::string& token) const = 0;

    // A request that has nothing to do with messages.
    virtual std::string idleRequest() const {
        return "GET /ping HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    }
};

// A Fault for a name that nobody has.
std::unique_ptr<Dialect> dialectOf(const std::string& server);

} // namespace parlance::bench
