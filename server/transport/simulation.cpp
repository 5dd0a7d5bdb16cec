#include "server/transport/simulation.h"

#include "server/transport/call.h"
#include "server/transport/reader.h"

namespace parlance {
namespace {

bool isNamed(const QByteArray& guest, const Visitor& visitor) {
    return guest == visitor.address || (visitor.member && guest == visitor.member->cid);
}

// What a proxy gathers and what breaks with age are streams; only they are pushed to.
Detour::Rule ruleOf(const Faults& faults, Outlet outlet) {
    if (outlet == Outlet::LongPoll || outlet == Outlet::ShortPoll) {
        return {};
    }
    return {.delay = faults.delay,
            .hold = faults.holdStreams && outlet != Outlet::WebSocket,
            .cutAfter = faults.cutAfter};
}

} // namespace

struct Simulation::Waiting {
    Call call;
    Serve serve;
};

Simulation::Simulation(Connections& connections, Timers& timers, Random random,
                       const Faults& everybody)
    : m_connections(connections)
    , m_timers(timers)
    , m_random(std::move(random))
    , m_state{.everybody = everybody}
    , m_on(everybody.any())
    , m_next(timers, [this] { serveDue(); }) {}

Simulation::~Simulation() = default;

// Asked about visitors -------------------------------------------------------------------------

Faults Simulation::lookUp(const Visitor& visitor) const {
    Faults faults;
    for (const codec::SimulatedGuest& row : m_state.guests) {
        if (isNamed(row.guest, visitor)) {
            faults = combined(faults, row.faults);
        }
    }
    return combined(faults, m_state.everybody);
}

bool Simulation::losesAnswer(const Visitor& visitor) {
    const int share = of(visitor).drop;
    return share > 0 && m_random.below(share) == 0;
}

void Simulation::apply(Connection& connection, const Visitor& visitor, Outlet outlet) const {
    if (m_on) {
        connection.setDetour(ruleOf(lookUp(visitor), outlet));
    }
}

void Simulation::admit(Call call, Serve serve) {
    Connection* connection = call.exchange.connection();
    if (connection == nullptr) {
        return;
    }
    if (call.room && losesAnswer(call.visitor)) {
        connection->loseAnswer();
    }
    const qint64 delay = of(call.visitor).delay;
    if (delay == 0) {
        return serve(std::move(call));
    }
    m_waiting.emplace(m_timers.now() + delay, Waiting{std::move(call), std::move(serve)});
    m_next.start(m_waiting.begin()->first - m_timers.now());
}

void Simulation::serveDue() {
    while (!m_waiting.empty() && m_waiting.begin()->first <= m_timers.now()) {
        Waiting due = std::move(m_waiting.extract(m_waiting.begin()).mapped());
        if (due.call.services.draining) {
            due.call.exchange.refuse(Error::ShuttingDown);
        } else {
            due.serve(std::move(due.call));
        }
    }
    if (!m_waiting.empty()) {
        m_next.start(m_waiting.begin()->first - m_timers.now());
    }
}

// Told by the host -----------------------------------------------------------------------------

Error Simulation::set(const QByteArray& guest, const Faults& faults) {
    auto& guests = m_state.guests;
    if (guest.isEmpty()) {
        m_state.everybody = faults;
    } else {
        std::erase_if(guests, [&](const auto& row) { return row.guest == guest; });
        if (faults.any() && guests.size() >= kMostGuests) {
            return Error::TooManySimulated;
        }
        if (faults.any()) {
            guests.push_back({guest, faults});
        }
    }
    m_on = m_state.everybody.any() || !m_state.guests.empty();
    forEachReader(m_connections, [this](Connection& connection, RoomReader& reader) {
        connection.setDetour(ruleOf(of(reader.visitor()), reader.visit().outlet()));
    });
    return Error::None;
}

void Simulation::dropNow(const QByteArray& guest) {
    forEachReader(m_connections, [&guest](Connection& connection, RoomReader& reader) {
        if (guest.isEmpty() || isNamed(guest, reader.visitor())) {
            connection.abort();
        }
    });
}

} // namespace parlance
