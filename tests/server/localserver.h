// A whole server in the test's own thread, in memory and on a free port of this machine's own
// address.
#pragma once

#include "server/server.h"
#include "tests/support/rawclient.h"

namespace parlance {

class LocalServer {
public:
    // Address, port and storage of the options are set here.
    explicit LocalServer(ServerOptions options = {});
    ~LocalServer();

    quint16 port() const { return m_server->port(); }
    // TLS where it speaks nothing else.
    RawClient::Scheme scheme() const { return m_scheme; }
    Server& server() { return *m_server; }

    // Bytes with $HOST, $PORT, $TOKEN and $COOKIE filled in. The token is one of a guest that has
    // joined.
    QByteArray fill(QByteArray bytes) const;

    // One request on a connection of its own: its whole answer. The server must answer.
    RawAnswer ask(const QByteArray& bytes) const;
    bool answersPing() const;
    // Posts a text to the lobby.
    RawAnswer say(const QByteArray& text) const;

private:
    std::unique_ptr<Server> m_server;
    RawClient::Scheme m_scheme;
    QByteArray m_token;
    QByteArray m_cookie;
};

} // namespace parlance
