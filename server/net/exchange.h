// A request and the right to answer it once. It may be kept until the answer is known; where its
// connection has gone meanwhile, answering does nothing.
//
// Thread: the server's only.
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/net/sockets.h"

#include <memory>

namespace parlance {

class Connection;
class Connections;

class Exchange {
public:
    Exchange(std::weak_ptr<Connections> connections, quint64 connection, http::Request request)
        : m_connections(std::move(connections))
        , m_connection(connection)
        , m_request(std::move(request)) {}
    Exchange(Exchange&& other) noexcept;
    Exchange& operator=(Exchange&&) = delete;
    // An exchange that nobody answered is answered with 500: a client must not wait for ever.
    ~Exchange();

    const http::Request& request() const { return m_request; }
    // Where the wait for an answer may be long, and what was asked is understood.
    void forgetRequest() { m_request = {}; }
    // The connection, as long as it lives and the answer is still owed.
    Connection* connection() const;

    void respond(const http::Response& response) { send(response); }
    // The same, for whoever counts: returns the size of the answer's head, 0 where nobody is there
    // to be answered.
    qsizetype send(const http::Response& response);
    void refuse(const Denial& denial) { respond(http::failure(denial)); }

    // Gives up the right to answer in favour of whoever streams over the connection from now on;
    // null where it has gone.
    Connection* takeOver();

private:
    // Empty once answered. Weak, because an answer that waits for the store may outlive the server.
    std::weak_ptr<Connections> m_connections;
    quint64 m_connection;
    http::Request m_request;
};

} // namespace parlance
