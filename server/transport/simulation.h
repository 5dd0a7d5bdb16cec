// The faults that the host simulates, for everybody or for one guest. The transports ask at their
// edge: when a request for a room comes, when a stream begins, before an answer on a WebSocket. The
// log never knows, and /host/ never asks; /ping is late like
// everything else, so that nobody takes a slow server for one that somebody holds back. While
// nothing is simulated it costs one test.
//
// Thread: the server's only.
#pragma once

#include "server/net/connections.h"
#include "server/protocol/hostcodec.h"
#include "server/protocol/random.h"
#include "server/room/access.h"
#include "server/transport/stats.h"

#include <map>

namespace parlance {

struct Call;

class Simulation {
public:
    // Every request looks through them while anything is simulated; a class has fewer.
    static constexpr std::size_t kMostGuests = 100;

    Simulation(Connections& connections, Timers& timers, Random random, const Faults& everybody);
    ~Simulation();

    bool isOn() const { return m_on; }
    // What holds for this visitor: everybody's faults and its own.
    Faults of(const Visitor& visitor) const { return m_on ? lookUp(visitor) : Faults(); }

    // Lets a request go on to `serve`, perhaps later, of a room perhaps to lose its answer.
    using Serve = std::function<void(Call)>;
    void admit(Call call, Serve serve);
    // What is written to this stream is on its way like this from now on.
    void apply(Connection& connection, const Visitor& visitor, Outlet outlet) const;
    // Whether the present answer is to be lost; the dice are thrown anew each time.
    bool losesAnswer(const Visitor& visitor);

    // For the host. A guest is named by its cid, or all of an address by the address; an empty name
    // is everybody. What is open already changes at once.
    // Error::TooManySimulated where too many have faults of their own.
    Error set(const QByteArray& guest, const Faults& faults);
    // Cuts the guest's streams and waiting polls.
    void dropNow(const QByteArray& guest);
    const codec::Simulated& state() const { return m_state; }

private:
    struct Waiting;

    Faults lookUp(const Visitor& visitor) const;
    void serveDue();

    Connections& m_connections;
    Timers& m_timers;
    Random m_random;
    codec::Simulated m_state;
    bool m_on;
    Timer m_next;
    std::multimap<qint64, Waiting> m_waiting; // Requests that come late, by the time they are due.
};

} // namespace parlance
