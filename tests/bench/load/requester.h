// Asks one request after another on one connection, as a keep-alive client does; a Fault for an
// answer that is no success.
#pragma once

#include "tests/bench/load/connection.h"
#include "tests/bench/load/httpreader.h"

#include <deque>

namespace parlance::bench {

class Requester final : public Connection, private HttpReader::Sink {
public:
    using Connection::Connection;

    // Waits for its turn where another one has not been answered.
    void ask(std::string request);
    bool isIdle() const { return m_waiting.empty(); }
    // Of the last answer.
    const std::string& answer() const { return m_answer; }

private:
    void received(std::string_view bytes) override { m_reader.feed(bytes, *this); }
    void head(const HttpHead& head) override;
    void body(std::string_view bytes) override { m_answer += bytes; }
    void end() override;

    HttpReader m_reader;
    std::deque<std::string> m_waiting; // The first one is asked.
    std::string m_answer;
};

} // namespace parlance::bench
