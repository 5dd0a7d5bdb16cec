#include "tests/bench/load/httpreader.h"

#include "tests/bench/load/fault.h"

#include <algorithm>
#include <charconv>

namespace parlance::bench {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isField(std::string_view line, std::string_view name) {
    return line.size() > name.size() && line[name.size()] == ':' &&
           std::equal(name.begin(), name.end(), line.begin(),
                      [](char a, char b) { return a == lower(b); });
}

std::size_t numberOf(std::string_view text, int base) {
    std::size_t result = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result, base);
    if (error != std::errc() || end == text.data()) {
        throw Fault("no number in an HTTP answer: " + std::string(text));
    }
    return result;
}

} // namespace

int HttpHead::status() const {
    return m_text.starts_with("HTTP/1.") && m_text.size() > 12
               ? int(numberOf(m_text.substr(9, 3), 10))
               : 0;
}

std::string_view HttpHead::field(std::string_view name) const {
    for (std::size_t at = m_text.find("\r\n"); at + 2 < m_text.size();) {
        const std::size_t begin = at + 2;
        at = m_text.find("\r\n", begin);
        const std::string_view line = m_text.substr(begin, at - begin);
        if (isField(line, name)) {
            const std::size_t value = line.find_first_not_of(' ', name.size() + 1);
            return value == std::string_view::npos ? std::string_view() : line.substr(value);
        }
    }
    return {};
}

void HttpReader::feed(std::string_view bytes, Sink& sink) {
    m_pieces.feed(bytes, [&](std::string_view rest) { return take(rest, sink); });
}

std::size_t HttpReader::take(std::string_view bytes, Sink& sink) {
    switch (m_state) {
        case State::Head:
            return takeHead(bytes, sink);
        case State::ChunkSize:
            return takeChunkSize(bytes);
        case State::ChunkEnd:
        case State::LastChunkEnd:
            return takeChunkEnd(bytes, sink);
        case State::Length:
        case State::Chunk:
            return takeBody(bytes, sink);
        case State::Endless:
            sink.body(bytes);
            return bytes.size();
    }
    return 0;
}

std::size_t HttpReader::takeHead(std::string_view bytes, Sink& sink) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        return 0;
    }
    const HttpHead head(bytes.substr(0, end + 4));
    const std::string_view length = head.field("content-length");
    m_left = 0;
    if (head.status() == 101) {
        m_state = State::Endless;
    } else if (head.field("transfer-encoding") == "chunked") {
        m_state = State::ChunkSize;
    } else if (!length.empty()) {
        m_left = numberOf(length, 10);
        m_state = m_left > 0 ? State::Length : State::Head;
    } else if (head.status() == 204 || head.status() == 304) {
        m_state = State::Head;
    } else {
        m_state = State::Endless; // It ends with its connection.
    }
    const bool isWhole = m_state == State::Head;
    sink.head(head);
    if (isWhole) {
        sink.end();
    }
    return end + 4;
}

std::size_t HttpReader::takeBody(std::string_view bytes, Sink& sink) {
    const std::string_view part = bytes.substr(0, m_left);
    m_left -= part.size();
    sink.body(part);
    if (m_left == 0) {
        const bool isChunk = m_state == State::Chunk;
        m_state = isChunk ? State::ChunkEnd : State::Head;
        if (!isChunk) {
            sink.end();
        }
    }
    return part.size();
}

std::size_t HttpReader::takeChunkSize(std::string_view bytes) {
    const std::size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos) {
        return 0;
    }
    m_left = numberOf(bytes.substr(0, end), 16);
    m_state = m_left > 0 ? State::Chunk : State::LastChunkEnd;
    return end + 2;
}

std::size_t HttpReader::takeChunkEnd(std::string_view bytes, Sink& sink) {
    if (bytes.size() < 2) {
        return 0;
    }
    if (!bytes.starts_with("\r\n")) {
        throw Fault("a chunk is longer than its size");
    }
    const bool isLast = m_state == State::LastChunkEnd;
    m_state = isLast ? State::Head : State::ChunkSize;
    if (isLast) {
        sink.end();
    }
    return 2;
}

} // namespace parlance::bench
