#include "tests/bench/load/dialect.h"

#include "tests/bench/load/fault.h"

namespace parlance::bench {
namespace {

std::string get(const std::string& target, const std::string& fields = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n";
}

std::string post(const std::string& target, const std::string& fields, const std::string& body) {
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string upgrade(const std::string& target, const std::string& fields = {}) {
    return get(target,
               "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                   fields);
}

class Parlance final : public Dialect {
public:
    std::string join(int number) const override {
        return bench::post("/rooms/lobby/members", kJson,
                           "{\"name\":\"Guest " + std::to_string(number) + "\"}");
    }
    std::string token(std::string_view answer) const override {
        constexpr std::string_view kBefore = "\"token\":\"";
        const std::size_t begin = answer.find(kBefore) + kBefore.size();
        return std::string(answer.substr(begin, answer.find('"', begin) - begin));
    }

    std::string listen(Transport transport, const std::string& token) const override {
        const std::string target = "/rooms/lobby/events?after=now";
        switch (transport) {
            case Transport::WebSocket:
                return upgrade(target, bearer(token));
            case Transport::Sse:
                return get(target, "Accept: text/event-stream\r\n" + bearer(token));
            case Transport::Stream:
                return get(target, "Accept: application/x-ndjson\r\n" + bearer(token));
            case Transport::LongPoll:
                return get(target, "Prefer: wait=0\r\n" + bearer(token));
        }
        return {};
    }
    Listens listens(Transport transport) const override {
        return transport == Transport::LongPoll ? Listens::WithHead : Listens::WithEvent;
    }
    Reaction react(std::string_view event) const override {
        const auto isOfType = [&](const std::string& type) {
            return event.find("\"type\":\"" + type + '"') != std::string_view::npos;
        };
        if (isOfType("error") || isOfType("bye")) {
            throw Fault("the server says " + std::string(event));
        }
        return {.listens = isOfType("hello")};
    }
    // The ETag is "CURSOR.STATE".
    std::string pollAgain(const HttpHead& head, const std::string& token) const override {
        const std::string etag(head.field("etag"));
        const std::size_t dot = etag.find('.');
        if (etag.size() < 2 || dot == std::string::npos) {
            throw Fault("an answer without an ETag");
        }
        return get("/rooms/lobby/events?after=" + etag.substr(1, dot - 1) +
                       "&state=" + etag.substr(dot + 1, etag.size() - dot - 2),
                   "Prefer: wait=55\r\n" + bearer(token));
    }

    std::string frame(const std::string& text, int number) const override {
        return "{\"text\":\"" + text + "\",\"n\":" + std::to_string(number) + ",\"via\":\"bench\"}";
    }
    std::string post(Transport /*transport*/, const std::string& text, int number,
                     const std::string& token) const override {
        return bench::post("/rooms/lobby/events", kJson + bearer(token), frame(text, number));
    }

private:
    static inline const std::string kJson = "Content-Type: application/json\r\n";

    static std::string bearer(const std::string& token) {
        return token.empty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }
};

// peers/ws.js and peers/socketio.js have WebSockets only.
class WebSocketOnly : public Dialect {
public:
    std::string pollAgain(const HttpHead& /*head*/, const std::string& /*token*/) const override {
        return {};
    }
    std::string post(Transport /*transport*/, const std::string& /*text*/, int /*number*/,
                     const std::string& /*token*/) const override {
        return {};
    }
};

class Ws final : public WebSocketOnly {
public:
    std::string listen(Transport /*transport*/, const std::string& /*token*/) const override {
        return upgrade("/");
    }
    Listens listens(Transport /*transport*/) const override { return Listens::WithHead; }
    std::string frame(const std::string& text, int /*number*/) const override { return text; }
};

// Engine.IO protocol 4 (0 open, 2 ping, 3 pong, 4 message) with Socket.IO protocol 5 in it (40
// connect, 42 event).
class SocketIo final : public WebSocketOnly {
public:
    std::string listen(Transport /*transport*/, const std::string& /*token*/) const override {
        return upgrade("/socket.io/?EIO=4&transport=websocket");
    }
    Listens listens(Transport /*transport*/) const override { return Listens::WithEvent; }
    Reaction react(std::string_view event) const override {
        if (event.starts_with('0')) {
            return {.reply = "40"};
        }
        if (event == "2") {
            return {.reply = "3"};
        }
        return {.listens = event.starts_with("40")};
    }
    std::string frame(const std::string& text, int /*number*/) const override {
        return "42[\"m\",\"" + text + "\"]";
    }
};

class Nchan final : public Dialect {
public:
    std::string listen(Transport transport, const std::string& /*token*/) const override {
        const std::string target = "/" + nameOf(transport);
        switch (transport) {
            case Transport::WebSocket:
                return upgrade(target);
            case Transport::Sse:
                return get(target, "Accept: text/event-stream\r\n");
            case Transport::Stream:
                return get(target, "TE: chunked\r\n");
            case Transport::LongPoll:
                return get(target);
        }
        return {};
    }
    Listens listens(Transport transport) const override {
        return transport == Transport::LongPoll ? Listens::WithRequest : Listens::WithHead;
    }
    std::string pollAgain(const HttpHead& head, const std::string& /*token*/) const override {
        return get("/longpoll", "If-Modified-Since: " + std::string(head.field("last-modified")) +
                                    "\r\nIf-None-Match: " + std::string(head.field("etag")) +
                                    "\r\n");
    }
    std::string frame(const std::string& text, int /*number*/) const override { return text; }
    std::string post(Transport transport, const std::string& text, int /*number*/,
                     const std::string& /*token*/) const override {
        // Its HTTP stream has no other end of a message than the one that was posted.
        return bench::post("/publish", "Content-Type: text/plain\r\n",
                           transport == Transport::Stream ? text + '\n' : text);
    }
};

} // namespace

std::unique_ptr<Dialect> dialectOf(const std::string& server) {
    if (server == "parlance") {
        return std::make_unique<Parlance>();
    }
    if (server == "ws") {
        return std::make_unique<Ws>();
    }
    if (server == "socketio") {
        return std::make_unique<SocketIo>();
    }
    if (server == "nchan") {
        return std::make_unique<Nchan>();
    }
    throw Fault("no server is called " + server);
}

} // namespace parlance::bench
