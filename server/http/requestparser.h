// Bytes to requests: llhttp does the parsing, this class sets the limits and collects the values.
// No socket inside. One request at a time: after Complete the parser takes no bytes until take().
#pragma once

#include "server/http/headguard.h"
#include "server/http/request.h"
#include "server/protocol/result.h"

#include <memory>

namespace parlance::http {

class RequestParser {
public:
    enum class State { Idle, Head, Body, Complete, Failed };

    RequestParser();
    ~RequestParser();

    // Takes bytes and returns how many were used: all, unless the request became complete or the
    // input is wrong. For a WebSocket handshake everything after the head is left.
    qsizetype feed(QByteArrayView bytes);

    State state() const { return m_state; }
    // Why the state is Failed. The connection can't be used for another request then.
    Error error() const { return m_error; }
    // The client waits for "100 Continue" before it sends the body (RFC 9110 section 10.1.1).
    bool expectsContinue() const { return m_expectsContinue; }
    // The request so far; complete once the state says so, its head from State::Body on.
    const Request& request() const { return m_request; }

    // Hands over the complete request and is ready for the next one.
    Request take();

private:
    struct Machine; // llhttp and its callbacks.

    qsizetype feedLines(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype execute(QByteArrayView bytes);
    void finishHead();
    void fail(Error error);
    void reset();

    std::unique_ptr<Machine> m_machine;
    HeadGuard m_guard;
    Request m_request;
    QByteArray m_target;
    QByteArray m_knownHost;    // The last one that was valid; kept over reset().
    qsizetype m_bodyBytes = 0; // As they came, chunk framing included.
    State m_state = State::Idle;
    Error m_error = Error::None;
    bool m_expectsContinue = false;
};

} // namespace parlance::http
