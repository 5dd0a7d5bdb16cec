// A client that listens on one of the transports, and on a WebSocket may speak as well.
#pragma once

#include "tests/bench/load/connection.h"
#include "tests/bench/load/dialect.h"
#include "tests/bench/load/events.h"
#include "tests/bench/load/payload.h"

namespace parlance::bench {

class Audience {
public:
    virtual ~Audience() = default;
    // The server knows that this client listens.
    virtual void listening() = 0;
    // The client got this message after `place` others.
    virtual void heard(int client, std::uint32_t place, MessageId id) = 0;
};

class Listener final : public Connection, private HttpReader::Sink, private EventSink {
public:
    struct Manner {
        const Dialect& dialect;
        Transport transport;
        std::uint16_t port;
    };
    Listener(Loop& loop, Manner manner, Audience& audience, int number, std::string token);

    // On a WebSocket.
    void say(const std::string& frame) { send(clientFrame(Opcode::Text, frame)); }

private:
    void connected() override;
    void received(std::string_view bytes) override { m_reader.feed(bytes, *this); }
    void head(const HttpHead& head) override;
    void body(std::string_view bytes) override;
    void end() override;
    void event(std::string_view data) override;
    void ping(std::string_view data) override { send(clientFrame(Opcode::Pong, data)); }
    void listening();

    Manner m_manner;
    Audience& m_audience;
    int m_number;
    std::string m_token;
    HttpReader m_reader;
    std::unique_ptr<Events> m_events;
    std::string m_answer;   // Long polling: the body so far
    std::string m_nextPoll; // and what to ask after it.
    bool m_isListening = false;
    std::uint32_t m_place = 0;
};

} // namespace parlance::bench
