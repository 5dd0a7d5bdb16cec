#include "server/transport/host.h"

#include "server/protocol/limits.h"

namespace parlance {
namespace {

// Compares without telling by its duration how much of it was right.
bool sameSecret(QByteArrayView a, QByteArrayView b) {
    if (a.size() != b.size()) {
        return false;
    }
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    }
    return difference == 0;
}

Error checkHostToken(const Call& call) {
    if (call.token.isEmpty()) {
        return Error::TokenMissing;
    }
    const bool same = sameSecret(Registry::hashOf(call.token), call.services.hostTokenHash);
    return same ? Error::None : Error::Forbidden;
}

class StatsStream final : public Occupant {
public:
    StatsStream(Services& services, Connection& connection)
        : m_services(services)
        , m_connection(connection)
        , m_stats(services.connections.timers(), [this] { sendStats(); })
        , m_lanes(services.connections.timers(), [this] { sendLanes(); }) {
        services.stats.watch(true);
    }

    ~StatsStream() override { m_services.stats.watch(false); }

    void start() {
        sendStats();
        m_lanes.start(limits::kLanesEvery);
    }

private:
    // A host's window that hangs gets the next picture when it has taken the last.
    bool isBehind() const { return m_connection.channel().pending() > 0; }

    void send(const char* event, const QByteArray& json) {
        m_connection.write("event: " + QByteArray(event) + "\ndata: " + json + "\n\n");
    }

    void sendStats() {
        m_stats.start(limits::kStatsEvery);
        if (isBehind()) {
            return;
        }
        send("stats", codec::encode(codec::HostStats{
                          .at = m_services.clock.wall(),
                          .connections = m_services.connections.count(),
                          .guests = m_services.stats.guests(m_services.clock.steady()),
                          .counters = m_services.stats.counters()}));
    }

    void sendLanes() {
        m_lanes.start(limits::kLanesEvery);
        if (isBehind()) {
            return;
        }
        const auto lanes = m_services.stats.takeLanes();
        if (!lanes.empty()) {
            send("lanes", codec::encode(lanes, m_services.clock.wall()));
        }
    }

    Services& m_services;
    Connection& m_connection;
    Timer m_stats;
    Timer m_lanes;
};

} // namespace

void serveHostStats(Call call) {
    if (const Error error = checkHostToken(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const bool headOnly = call.request().isHead();
    Connection* connection = call.exchange.takeOver();
    if (connection == nullptr) {
        return;
    }
    connection->begin({.headers = {{"content-type", "text/event-stream; charset=utf-8"},
                                   {"cache-control", "no-store, no-transform"}}},
                      Connection::Body::UntilClose);
    if (headOnly) {
        return;
    }
    auto stream = std::make_unique<StatsStream>(call.services, *connection);
    StatsStream& started = *stream;
    connection->occupy(std::move(stream));
    started.start();
}

} // namespace parlance
