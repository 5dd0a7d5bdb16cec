// One TCP connection to the server under test, on loopback.
#pragma once

#include "tests/bench/load/loop.h"

#include <string>
#include <string_view>

namespace parlance::bench {

class Connection : public Source {
public:
    Connection(Loop& loop, std::uint16_t port);
    // By a reset, so that thousands of them leave nothing in TIME_WAIT.
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // At once, and later what the socket does not take.
    void send(std::string_view bytes);
    void ready(std::uint32_t events) final;

protected:
    // Once, when what was sent before has gone out.
    virtual void connected() {}
    // The bytes are gone after the call.
    virtual void received(std::string_view bytes) = 0;

private:
    void read();
    void flush();

    Loop& m_loop;
    int m_descriptor;
    bool m_isConnected = false;
    bool m_isWaiting = true; // For EPOLLOUT; first of all to be connected.
    std::string m_unsent;
};

} // namespace parlance::bench
