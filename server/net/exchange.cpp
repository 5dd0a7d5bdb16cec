#include "server/net/exchange.h"

#include "server/net/connections.h"

namespace parlance {

Exchange::Exchange(Exchange&& other) noexcept
    : m_connections(std::exchange(other.m_connections, {}))
    , m_connection(other.m_connection)
    , m_request(std::move(other.m_request)) {}

Exchange::~Exchange() {
    if (connection() != nullptr) {
        refuse(Error::Internal);
    }
}

Connection* Exchange::connection() const {
    const auto connections = m_connections.lock();
    return connections ? connections->find(m_connection) : nullptr;
}

qsizetype Exchange::send(const http::Response& response) {
    Connection* answering = takeOver();
    return answering != nullptr ? answering->respond(response) : 0;
}

Connection* Exchange::takeOver() {
    Connection* answering = connection();
    m_connections.reset();
    return answering;
}

} // namespace parlance
