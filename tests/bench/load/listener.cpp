#include "tests/bench/load/listener.h"

#include "tests/bench/load/fault.h"

namespace parlance::bench {

Listener::Listener(Loop& loop, Manner manner, Audience& audience, int number, std::string token)
    : Connection(loop, manner.port)
    , m_manner(manner)
    , m_audience(audience)
    , m_number(number)
    , m_token(std::move(token))
    , m_events(eventsOf(manner.transport)) {
    send(m_manner.dialect.listen(m_manner.transport, m_token));
}

void Listener::connected() {
    if (m_manner.dialect.listens(m_manner.transport) == Dialect::Listens::WithRequest) {
        listening();
    }
}

void Listener::head(const HttpHead& head) {
    const int expected = m_manner.transport == Transport::WebSocket ? 101 : 200;
    if (head.status() != expected) {
        throw Fault("client " + std::to_string(m_number) + " was answered with " +
                    std::to_string(head.status()));
    }
    if (m_manner.transport == Transport::LongPoll) {
        m_nextPoll = m_manner.dialect.pollAgain(head, m_token);
    }
    if (m_manner.dialect.listens(m_manner.transport) == Dialect::Listens::WithHead) {
        listening();
    }
}

void Listener::body(std::string_view bytes) {
    if (m_events) {
        m_events->feed(bytes, *this);
    } else {
        m_answer += bytes;
    }
}

void Listener::end() {
    if (m_manner.transport != Transport::LongPoll) {
        throw Fault("the stream of client " + std::to_string(m_number) + " has ended");
    }
    // Asks before it reads, as a quick client does.
    send(m_nextPoll);
    event(m_answer);
    m_answer.clear();
}

void Listener::event(std::string_view data) {
    const std::uint32_t before = m_place;
    findPayloads(data, [this](MessageId id) { m_audience.heard(m_number, m_place++, id); });
    if (m_place != before) {
        return;
    }
    const Dialect::Reaction reaction = m_manner.dialect.react(data);
    if (!reaction.reply.empty()) {
        say(reaction.reply);
    }
    if (reaction.listens) {
        listening();
    }
}

void Listener::listening() {
    if (!m_isListening) {
        m_isListening = true;
        m_audience.listening();
    }
}

} // namespace parlance::bench
