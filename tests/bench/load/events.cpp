#include "tests/bench/load/events.h"

#include "tests/bench/load/fault.h"

namespace parlance::bench {
namespace {

using Bytes = std::string_view;

unsigned octet(Bytes bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

class WebSocketEvents final : public Events {
public:
    void feed(Bytes bytes, EventSink& sink) override {
        m_pieces.feed(bytes, [&](Bytes rest) { return takeFrame(rest, sink); });
    }

private:
    // RFC 6455 section 5.2. None of the servers fragments a message of this size.
    static std::size_t takeFrame(Bytes bytes, EventSink& sink) {
        if (bytes.size() < 2) {
            return 0;
        }
        std::size_t length = octet(bytes, 1);
        const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (bytes.size() < 2 + more) {
            return 0;
        }
        if (more > 0) {
            length = 0;
            for (std::size_t i = 0; i < more; ++i) {
                length = length << 8U | octet(bytes, 2 + i);
            }
        }
        const std::size_t head = 2 + more;
        if (bytes.size() - head < length) {
            return 0;
        }
        const Bytes data = bytes.substr(head, length);
        switch (octet(bytes, 0)) {
            case 0x80U | unsigned(Opcode::Text):
                sink.event(data);
                break;
            case 0x80U | unsigned(Opcode::Ping):
                sink.ping(data);
                break;
            case 0x80U | unsigned(Opcode::Pong):
                break;
            default:
                throw Fault("an unexpected WebSocket frame: " + std::string(data));
        }
        return head + length;
    }

    Pieces m_pieces;
};

class LineEvents final : public Events {
public:
    void feed(Bytes bytes, EventSink& sink) override {
        m_pieces.feed(bytes, [&](Bytes rest) -> std::size_t {
            const std::size_t end = rest.find('\n');
            if (end == Bytes::npos) {
                return 0;
            }
            sink.event(rest.substr(0, end));
            return end + 1;
        });
    }

private:
    Pieces m_pieces;
};

// The data of an event is in one line with all servers here; an empty line dispatches it.
class SseEvents final : public Events, private EventSink {
public:
    void feed(Bytes bytes, EventSink& sink) override {
        m_sink = &sink;
        m_lines.feed(bytes, *this);
    }

private:
    void event(Bytes line) override {
        if (line.starts_with("data:")) {
            m_data += line.substr(line.starts_with("data: ") ? 6 : 5);
        } else if (line.empty() && !m_data.empty()) {
            m_sink->event(m_data);
            m_data.clear();
        }
    }
    void ping(Bytes /*data*/) override {}

    LineEvents m_lines;
    EventSink* m_sink = nullptr;
    std::string m_data;
};

} // namespace

std::unique_ptr<Events> eventsOf(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return std::make_unique<WebSocketEvents>();
        case Transport::Sse:
            return std::make_unique<SseEvents>();
        case Transport::Stream:
            return std::make_unique<LineEvents>();
        case Transport::LongPoll:
            break;
    }
    return nullptr;
}

std::string clientFrame(Opcode opcode, std::string_view data) {
    constexpr unsigned char kMask[] = {0x5a, 0x13, 0xc7, 0x6e}; // Any will do against oneself.
    std::string frame{char(0x80U | unsigned(opcode))};
    if (data.size() < 126) {
        frame += char(0x80U | data.size());
    } else {
        frame += {char(0x80U | 126U), char(data.size() >> 8U), char(data.size() & 0xffU)};
    }
    frame.append(reinterpret_cast<const char*>(kMask), sizeof kMask);
    for (std::size_t i = 0; i < data.size(); ++i) {
        frame += char(octet(data, i) ^ kMask[i % 4]);
    }
    return frame;
}

} // namespace parlance::bench
