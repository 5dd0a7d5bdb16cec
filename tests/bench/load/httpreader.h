// Reads HTTP/1.1 answers as far as the servers under test write them.
#pragma once

#include "tests/bench/load/pieces.h"

namespace parlance::bench {

class HttpHead {
public:
    // All of it, up to and with the empty line.
    explicit HttpHead(std::string_view text) : m_text(text) {}

    int status() const;
    // Empty where there is none. The name is in lower case.
    std::string_view field(std::string_view name) const;

private:
    std::string_view m_text;
};

class HttpReader {
public:
    class Sink {
    public:
        virtual ~Sink() = default;
        virtual void head(const HttpHead& head) = 0;
        virtual void body(std::string_view bytes) = 0;
        virtual void end() = 0;
    };

    void feed(std::string_view bytes, Sink& sink);

private:
    enum class State { Head, Length, ChunkSize, Chunk, ChunkEnd, LastChunkEnd, Endless };

    std::size_t take(std::string_view bytes, Sink& sink);
    std::size_t takeHead(std::string_view bytes, Sink& sink);
    std::size_t takeBody(std::string_view bytes, Sink& sink);
    std::size_t takeChunkSize(std::string_view bytes);
    std::size_t takeChunkEnd(std::string_view bytes, Sink& sink);

    Pieces m_pieces;
    State m_state = State::Head;
    std::size_t m_left = 0; // Of the body or the chunk.
};

} // namespace parlance::bench
