#include "server/net/exchange.h"

#include "server/net/connections.h"

namespace parlance {

Exchange::Exchange(Exchange&& other) noexcept
    : m_connections(std::exchange(other.m_connections, nullptr))
    , m_connection(other.m_connection)
    , m_request(std::move(other.m_request)) {}

Exchange::~Exchange() {
    if (m_connections != nullptr) {
        refuse(Error::Internal);
    }
}

Connection* Exchange::connection() const {
    return m_connections == nullptr ? nullptr : m_connections->find(m_connection);
}

void Exchange::respond(const http::Response& response) {
    Connection* connection = takeOver();
    if (connection != nullptr) {
        connection->respond(response);
    }
}

Connection* Exchange::takeOver() {
    Connections* connections = std::exchange(m_connections, nullptr);
    return connections == nullptr ? nullptr : connections->find(m_connection);
}

} // namespace parlance
