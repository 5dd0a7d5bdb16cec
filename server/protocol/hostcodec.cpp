#include "server/protocol/hostcodec.h"

#include "server/protocol/json.h"

#include <QJsonArray>

namespace parlance::codec {
namespace {

QJsonObject object(const Counters& counters) {
    return {{QStringLiteral("transport"), QLatin1StringView(counters.transport)},
            {QStringLiteral("requests"), counters.requests},
            {QStringLiteral("open"), counters.open},
            {QStringLiteral("entries"), counters.entries},
            {QStringLiteral("bytes"), counters.bytes},
            {QStringLiteral("empty"), counters.empty}};
}

QJsonObject object(const Guest& guest) {
    QJsonObject object = guest.member ? json::member(*guest.member) : QJsonObject();
    object[u"address"] = json::text(guest.address);
    object[u"transport"] = QLatin1StringView(guest.transport);
    object[u"room"] = json::text(guest.room);
    object[u"open"] = guest.open;
    return object;
}

QJsonObject object(const Lane& lane) {
    return {{QStringLiteral("connection"), static_cast<qint64>(lane.connection)},
            {QStringLiteral("transport"), QLatin1StringView(lane.transport)},
            {QStringLiteral("entries"), lane.entries},
            {QStringLiteral("bytes"), lane.bytes}};
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
