// What was posted and how far it has come. It holds every client to the same order: the first that
// gets a message fixes its place, and all others must get it there. So a message that is lost,
// repeated or swapped for any client is found by one comparison, and no client needs more than its
// place. What one poster said must come in the order in which it was said.
#pragma once

#include "tests/bench/load/loop.h"
#include "tests/bench/load/payload.h"

#include <vector>

namespace parlance::bench {

class Journal {
public:
    explicit Journal(int clients) : m_clients(clients) {}

    MessageId post(int poster, Clock::time_point at);

    struct Delivery {
        bool isLast = false; // Everybody has the message now.
        int poster = 0;
        Clock::time_point postedAt;
    };
    // The client, which got `place` messages before, has got this one. A Fault where it should not.
    Delivery received(int client, std::uint32_t place, MessageId id);

    std::uint64_t deliveries() const { return m_deliveries; }
    std::size_t posted() const { return m_posted.size(); }
    bool isAllDelivered() const { return m_complete == m_posted.size(); }
    // For whoever waits in vain.
    std::string missing() const;

private:
    struct Posted {
        int poster;
        int reached;      // Clients.
        MessageId before; // The same poster's last one.
        bool isPlaced;
        Clock::time_point at;
    };

    void placeNext(int client, MessageId id);

    int m_clients;
    std::vector<Posted> m_posted;
    std::vector<MessageId> m_order;
    std::vector<MessageId> m_lastOf; // By poster.
    std::size_t m_complete = 0;
    std::uint64_t m_deliveries = 0;
};

} // namespace parlance::bench
