#include "server/protocol/hostview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parlance {
namespace {

QJsonObject objectOf(QByteArrayView json) {
    return QJsonDocument::fromJson(json.toByteArray()).object();
}

qint64 integer(const QJsonObject& object, QStringView name) {
    return object[name].toInteger();
}

// Milliseconds with a fraction.
std::optional<std::chrono::microseconds> time(const QJsonValue& value) {
    return value.isDouble()
               ? std::optional(std::chrono::microseconds(qint64(value.toDouble() * 1'000)))
               : std::nullopt;
}

HostGuest guestFrom(const QJsonObject& object) {
    return {.cid = object[u"cid"].toString().toLatin1(),
            .name = object[u"name"].toString(),
            .address = object[u"address"].toString(),
            .transport = object[u"transport"].toString().toLatin1(),
            .room = object[u"room"].toString(),
            .open = object[u"open"].toInt(),
            .bytes = integer(object, u"bytes"),
            .roundTrip = time(object[u"rtt"])};
}

HostCounters countersFrom(const QJsonObject& object) {
    return {.transport = object[u"transport"].toString().toLatin1(),
            .requests = integer(object, u"requests"),
            .open = integer(object, u"open"),
            .entries = integer(object, u"entries"),
            .empty = integer(object, u"empty"),
            .payload = integer(object, u"payload"),
            .framing = integer(object, u"framing"),
            .headers = integer(object, u"headers"),
            .handshake = integer(object, u"handshake"),
            .idle = integer(object, u"idle")};
}

} // namespace

HostView hostViewFrom(QByteArrayView json) {
    const QJsonObject object = objectOf(json);
    HostView view{.at = integer(object, u"at"), .connections = integer(object, u"connections")};
    for (const QJsonValue& guest : object[u"guests"].toArray()) {
        view.guests.push_back(guestFrom(guest.toObject()));
    }
    for (const QJsonValue& value : object[u"transports"].toArray()) {
        view.counters.push_back(countersFrom(value.toObject()));
    }
    view.simulated = codec::simulatedFrom(object[u"simulate"].toObject());
    return view;
}

HostLanes hostLanesFrom(QByteArrayView json) {
    const QJsonObject object = objectOf(json);
    HostLanes lanes{.at = integer(object, u"at")};
    for (const QJsonValue& value : object[u"lanes"].toArray()) {
        const QJsonObject lane = value.toObject();
        lanes.lanes.push_back({.connection = static_cast<quint64>(integer(lane, u"connection")),
                               .transport = lane[u"transport"].toString().toLatin1(),
                               .guest = lane[u"name"].toString(lane[u"address"].toString()),
                               .entries = integer(lane, u"entries"),
                               .bytes = integer(lane, u"bytes"),
                               .isOpen = lane[u"open"].toInt() != 0});
    }
    return lanes;
}

} // namespace parlance
