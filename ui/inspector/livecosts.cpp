#include "ui/inspector/livecosts.h"

namespace parlance {
namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kWorthSaying = 10'000; // Heartbeats come every 15 s: sooner it would be chance.

std::optional<Transport> transportOf(const HostCounters& counters) {
    return transportFromName(QString::fromLatin1(counters.transport));
}

// Guests that listen by this transport, and their round trips.
struct Listeners {
    explicit Listeners(const HostView& view, Transport transport) {
        const QByteArray name = wireName(transport).toLatin1();
        for (const HostGuest& guest : view.guests) {
            if (guest.transport == name) {
                count += 1;
                if (guest.roundTrip) {
                    roundTrips.push_back(*guest.roundTrip);
                }
            }
        }
    }

    qint64 count = 0;
    std::vector<std::chrono::microseconds> roundTrips;
};

} // namespace

std::vector<Cost> LiveCosts::take(const HostView& view) {
    Reading now{view.at, {}};
    for (const HostCounters& counters : view.counters) {
        if (const auto transport = transportOf(counters)) {
            now.idle[indexOf(*transport)] = counters.idle;
        }
    }
    m_readings.push_back(now);
    while (m_readings.front().at < view.at - kMinute) {
        m_readings.pop_front();
    }
    const Reading& first = m_readings.front();
    const qint64 span = view.at - first.at;

    std::vector<Cost> costs;
    for (const HostCounters& counters : view.counters) {
        const auto transport = transportOf(counters);
        if (!transport) {
            continue; // The endless page, and posts.
        }
        const Listeners listeners(view, *transport);
        const std::size_t place = indexOf(*transport);
        Cost cost{.transport = *transport,
                  .messages = counters.entries,
                  .requests = counters.requests,
                  .sockets = counters.open,
                  .payload = counters.payload,
                  .handshake = counters.handshake,
                  .heads = counters.headers,
                  .framing = counters.framing,
                  .empty = counters.empty,
                  .p50 = quantile(listeners.roundTrips, 0.50),
                  .p95 = quantile(listeners.roundTrips, 0.95)};
        if (span >= kWorthSaying && listeners.count > 0) {
            cost.idlePerMinute =
                (now.idle[place] - first.idle[place]) * kMinute / span / listeners.count;
        }
        costs.push_back(cost);
    }
    return costs;
}

} // namespace parlance
