#include "server/protocol/hostcodec.h"

#include "server/protocol/json.h"

#include <QJsonArray>

namespace parlance::codec {
namespace {

// Whoever it is, as far as that is known.
QJsonObject person(const std::optional<Member>& member, const QByteArray& address) {
    QJsonObject object = member ? json::member(*member) : QJsonObject();
    object[u"address"] = json::text(address);
    return object;
}

QJsonObject object(const Counters& counters) {
    return {{QStringLiteral("transport"), QLatin1StringView(counters.transport)},
            {QStringLiteral("requests"), counters.requests},
            {QStringLiteral("open"), counters.open},
            {QStringLiteral("entries"), counters.entries},
            {QStringLiteral("empty"), counters.empty},
            {QStringLiteral("payload"), counters.traffic.payload},
            {QStringLiteral("framing"), counters.traffic.framing},
            {QStringLiteral("headers"), counters.traffic.headers},
            {QStringLiteral("handshake"), counters.traffic.handshake},
            {QStringLiteral("idle"), counters.idle}};
}

QJsonObject object(const Guest& guest) {
    QJsonObject object = person(guest.member, guest.address);
    object[u"transport"] = QLatin1StringView(guest.transport);
    object[u"room"] = json::text(guest.room);
    object[u"open"] = guest.open;
    object[u"bytes"] = guest.bytes;
    if (guest.roundTrip >= 0) {
        object[u"rtt"] = static_cast<double>(guest.roundTrip) / 1000;
    }
    return object;
}

QJsonObject object(const Lane& lane) {
    QJsonObject object = person(lane.member, lane.address);
    object[u"connection"] = static_cast<qint64>(lane.connection);
    object[u"transport"] = QLatin1StringView(lane.transport);
    object[u"opened"] = lane.opened;
    object[u"closed"] = lane.closed;
    object[u"open"] = lane.open ? 1 : 0;
    object[u"entries"] = lane.entries;
    object[u"bytes"] = lane.bytes;
    return object;
}

template <typename T>
QJsonArray array(const std::vector<T>& values) {
    QJsonArray array;
    for (const T& value : values) {
        array.append(object(value));
    }
    return array;
}

} // namespace

QByteArray encode(const HostStats& stats) {
    return json::compact({{QStringLiteral("type"), QStringLiteral("stats")},
                          {QStringLiteral("at"), stats.at},
                          {QStringLiteral("connections"), stats.connections},
                          {QStringLiteral("guests"), array(stats.guests)},
                          {QStringLiteral("transports"), array(stats.counters)},
                          {QStringLiteral("simulate"), object(stats.simulated)}});
}

QByteArray encode(const std::vector<Lane>& lanes, qint64 at) {
    return json::compact({{QStringLiteral("type"), QStringLiteral("lanes")},
                          {QStringLiteral("at"), at},
                          {QStringLiteral("lanes"), array(lanes)}});
}

} // namespace parlance::codec
