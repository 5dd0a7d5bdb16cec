#include "server/transport/host.h"

#include "server/protocol/limits.h"
#include "server/protocol/policycodec.h"
#include "server/protocol/secret.h"
#include "server/transport/moderation.h"
#include "server/transport/reader.h"

namespace parlance {
namespace {

class StatsStream final : public Occupant, public Stats::Watcher {
public:
    StatsStream(Services& services, Connection& connection, Stats::Lanes lanes)
        : m_services(services)
        , m_connection(connection)
        , m_kind(lanes)
        , m_stats(services.connections.timers(), [this] { sendStats(); })
        , m_lanes(services.connections.timers(), [this] { sendLanes(); })
        , m_lastBucket(services.stats.presentBucket() - 1) {
        services.stats.watch(*this, m_kind);
    }

    ~StatsStream() override { m_services.stats.unwatch(*this, m_kind); }

    void retire() override { m_connection.finish(); }
    void changed() override { sendStats(); }

    void start() {
        writeStats();
        m_stats.start(limits::kStatsEvery);
        if (m_kind == Stats::Lanes::Yes) {
            writeOpenLanes();
            m_lanes.start(limits::kLanesEvery);
        }
    }

private:
    // A host's window that hangs gets the next picture when it has taken the last ones.
    bool isBehind() const { return m_connection.channel().pending() > limits::kPullBelow; }

    void send(const char* event, const QByteArray& json) {
        m_connection.write("event: " + QByteArray(event) + "\ndata: " + json + "\n\n");
    }

    void sendStats() {
        m_stats.start(limits::kStatsEvery);
        if (!isBehind()) {
            writeStats();
        }
    }

    // Also when a kick is over, which nobody announces.
    void writePolicy() {
        QByteArray policy = policyJson(m_services);
        if (policy != m_policy) {
            m_policy = std::move(policy);
            send("policy", m_policy);
        }
    }

    void writeStats() {
        forEachReader(m_services.connections, [](const Connection& connection, RoomReader& reader) {
            reader.visit().settle(connection);
        });
        const auto& counters = m_services.stats.counters();
        send("stats", codec::encode(codec::HostStats{.at = m_services.clock.wall(),
                                                     .connections = m_services.connections.count(),
                                                     .guests = m_services.stats.guests(),
                                                     .counters = {counters.begin(), counters.end()},
                                                     .simulated = m_services.simulation.state()}));
        writePolicy();
    }

    // What began before anybody looked.
    void writeOpenLanes() {
        std::vector<codec::Lane> lanes;
        forEachReader(m_services.connections, [&lanes](const Connection&, RoomReader& reader) {
            lanes.push_back(reader.visit().lane());
        });
        if (!lanes.empty()) {
            send("lanes", codec::encode(lanes, m_services.clock.wall()));
        }
    }

    void sendLanes() {
        m_lanes.start(limits::kLanesEvery);
        if (isBehind()) {
            return;
        }
        for (const Stats::Bucket& bucket : m_services.stats.bucketsAfter(m_lastBucket)) {
            m_lastBucket = bucket.number;
            send("lanes", codec::encode(std::vector(bucket.lanes.cbegin(), bucket.lanes.cend()),
                                        m_services.clock.wall()));
        }
    }

    Services& m_services;
    Connection& m_connection;
    Stats::Lanes m_kind;
    Timer m_stats;
    Timer m_lanes;
    qint64 m_lastBucket;
    QByteArray m_policy = codec::encode(codec::PolicyView()); // The last that was sent.
};

// ?lanes=no, for whoever only wants the numbers.
Result<Stats::Lanes> lanesOf(const Call& call) {
    const QByteArray word = call.parameter("lanes").value_or("yes");
    if (word != "yes" && word != "no") {
        return Error::BadQuery;
    }
    return word == "yes" ? Stats::Lanes::Yes : Stats::Lanes::No;
}

} // namespace

Error checkHostToken(const Call& call) {
    if (call.token.isEmpty()) {
        return Error::TokenMissing;
    }
    const bool same = sameSecret(hashSecret(call.token), call.services.hostTokenHash);
    return same ? Error::None : Error::Forbidden;
}

void serveHostStats(Call call) {
    if (const Error error = checkHostToken(call); error != Error::None) {
        return call.exchange.refuse(error);
    }
    const Result<Stats::Lanes> lanes = lanesOf(call);
    if (!lanes) {
        return call.exchange.refuse(lanes.error());
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
    auto stream = std::make_unique<StatsStream>(call.services, *connection, *lanes);
    StatsStream& started = *stream;
    connection->occupy(std::move(stream));
    started.start();
}

} // namespace parlance
