#include "tests/bench/load/journal.h"

#include "tests/bench/load/fault.h"

#include <algorithm>
#include <utility>

namespace parlance::bench {
namespace {

constexpr MessageId kNone = MessageId(-1);

std::string number(std::size_t value) {
    return std::to_string(value);
}

} // namespace

MessageId Journal::post(int poster, Clock::time_point at) {
    const auto id = MessageId(m_posted.size());
    if (std::size_t(poster) >= m_lastOf.size()) {
        m_lastOf.resize(std::size_t(poster) + 1, kNone);
    }
    const MessageId before = std::exchange(m_lastOf[std::size_t(poster)], id);
    m_posted.push_back({poster, 0, before, false, at});
    return id;
}

Journal::Delivery Journal::received(int client, std::uint32_t place, MessageId id) {
    if (place == m_order.size()) {
        placeNext(client, id);
    } else if (m_order[place] != id) {
        const auto end = m_order.begin() + place;
        const bool isRepeated = std::find(m_order.begin(), end, id) != end;
        throw Fault("client " + number(std::size_t(client)) + " got message " + number(id) +
                    (isRepeated ? " again" : " too early: one was lost or two were swapped") +
                    "; message " + number(m_order[place]) + " was due");
    }
    Posted& message = m_posted[id];
    ++m_deliveries;
    ++message.reached;
    const bool isLast = message.reached == m_clients;
    m_complete += isLast ? 1 : 0;
    return {isLast, message.poster, message.at};
}

void Journal::placeNext(int client, MessageId id) {
    const std::string who = "client " + number(std::size_t(client)) + " got message " + number(id);
    if (id >= m_posted.size()) {
        throw Fault(who + ", which nobody has posted");
    }
    Posted& message = m_posted[id];
    if (message.isPlaced) {
        throw Fault(who + " again");
    }
    if (message.before != kNone && !m_posted[message.before].isPlaced) {
        throw Fault(who + " too early: message " + number(message.before) +
                    " of the same poster was lost, or the two were swapped");
    }
    message.isPlaced = true;
    m_order.push_back(id);
}

std::string Journal::missing() const {
    const auto found =
        std::find_if(m_posted.begin(), m_posted.end(),
                     [this](const Posted& message) { return message.reached < m_clients; });
    return found == m_posted.end() ? "everything was delivered"
                                   : "message " + number(std::size_t(found - m_posted.begin())) +
                                         " has reached only " + std::to_string(found->reached) +
                                         " of " + std::to_string(m_clients) + " clients";
}

} // namespace parlance::bench
