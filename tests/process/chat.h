// Guests who talk while something else goes on: each from an address of its own, listening by one
// of three transports and speaking over HTTP. Bare bytes, so that hundreds cost next to nothing.
#pragma once

#include "tests/support/rawclient.h"

#include <memory>
#include <vector>

namespace parlance {

// The bytes of a request to the lobby that listens from now on; kinds 0 to 2 are SSE, HTTP
// streaming and WebSocket.
QByteArray listening(int kind, const QByteArray& token = {});

// A pong that nobody asked for, masked with zeros: a WebSocket that says nothing is closed. On the
// others these are bytes that nobody looks at.
extern const QByteArray kSignOfLife;

// The n-th of the addresses 127.NETWORK.x.y, all of this machine.
QHostAddress address(int network, int n);

class Chat {
public:
    Chat(quint16 port, int guests);

    // The next guest says the next thing: milliseconds until the last of all has it. Negative where
    // somebody never gets it.
    double say();
    // So many times. The times it took, sorted.
    std::vector<double> say(int times);

    // What was said so far that somebody has not heard exactly once.
    QByteArrayList mistakes() const;
    static QByteArray sentence(int number);
    int said() const { return m_said; }

private:
    struct Guest {
        std::unique_ptr<RawClient> ear;
        std::unique_ptr<RawClient> mouth;
        QByteArray token;
    };

    std::vector<Guest> m_guests;
    int m_said = 0;
};

// "median 1.2 ms, 99 % 3.4 ms, longest 5.6 ms".
QByteArray describe(const std::vector<double>& sorted);

} // namespace parlance
