#include "server/protocol/simulatecodec.h"

#include "server/protocol/json.h"
#include "server/protocol/limits.h"

#include <QJsonArray>

#include <limits>

namespace parlance::codec {
namespace {

QJsonObject object(const Faults& faults) {
    return {{QStringLiteral("refuse_websocket"), faults.refuseWebSocket},
            {QStringLiteral("refuse_streams"), faults.refuseStreams},
            {QStringLiteral("hold_streams"), faults.holdStreams},
            {QStringLiteral("cut_after"), faults.cutAfter},
            {QStringLiteral("delay"), faults.delay},
            {QStringLiteral("drop"), faults.drop}};
}

QJsonObject object(const SimulatedGuest& row) {
    QJsonObject fields = object(row.faults);
    if (!row.guest.isEmpty()) {
        fields[u"guest"] = json::text(row.guest);
    }
    return fields;
}

// Reads the fields of one object; what is absent is off.
class Fields {
public:
    explicit Fields(const QJsonObject& object) : m_object(object) {}

    bool flag(QStringView key) {
        const QJsonValue value = take(key);
        m_valid = m_valid && (value.isBool() || value.isUndefined());
        return value.toBool();
    }

    qint64 number(QStringView key, qint64 most) {
        const QJsonValue value = take(key);
        const auto number = value.isUndefined() ? std::optional<qint64>(0) : json::integer(value);
        m_valid = m_valid && number && *number >= 0 && *number <= most;
        return m_valid ? *number : 0;
    }

    // Empty where it is absent; there, it says who.
    QByteArray guest() {
        const QJsonValue value = take(u"guest");
        const QByteArray name = json::utf8(value).value_or(QByteArray());
        m_valid = m_valid && (value.isUndefined() || !name.isEmpty());
        return name;
    }

    Faults faults() {
        return {.refuseWebSocket = flag(u"refuse_websocket"),
                .refuseStreams = flag(u"refuse_streams"),
                .holdStreams = flag(u"hold_streams"),
                .cutAfter = number(u"cut_after", limits::kSimulatedTime),
                .delay = number(u"delay", limits::kSimulatedTime),
                .drop = static_cast<int>(number(u"drop", std::numeric_limits<int>::max()))};
    }

    bool valid() const { return m_valid; }
    // Whether there is nothing else: what is misspelt would otherwise be off in silence.
    bool areAll() const { return m_taken == m_object.size(); }

private:
    QJsonValue take(QStringView key) {
        m_taken += m_object.contains(key) ? 1 : 0;
        return m_object[key];
    }

    const QJsonObject& m_object;
    qsizetype m_taken = 0;
    bool m_valid = true;
};

} // namespace

QJsonObject object(const Simulated& simulated) {
    QJsonArray guests;
    for (const SimulatedGuest& row : simulated.guests) {
        guests.append(object(row));
    }
    return {{QStringLiteral("everybody"), object(simulated.everybody)},
            {QStringLiteral("guests"), guests}};
}

QByteArray encode(const Simulated& simulated) {
    return json::compact(object(simulated));
}

Simulated simulatedFrom(const QJsonObject& object) {
    const QJsonObject everybody = object[u"everybody"].toObject();
    Simulated simulated{.everybody = Fields(everybody).faults()};
    for (const QJsonValue& item : object[u"guests"].toArray()) {
        const QJsonObject row = item.toObject();
        Fields fields(row);
        simulated.guests.push_back({fields.guest(), fields.faults()});
    }
    return simulated;
}

QByteArray encode(const SimulatedGuest& wanted) {
    return json::compact(object(wanted));
}

Result<SimulatedGuest> decodeSimulate(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    Fields fields(*object);
    const SimulatedGuest wanted{fields.guest(), fields.faults()};
    if (!fields.valid() || !fields.areAll()) {
        return Error::BadFrame;
    }
    return wanted;
}

QByteArray encodeGuest(const QByteArray& guest) {
    const QJsonObject everybody;
    return json::compact(
        guest.isEmpty() ? everybody : QJsonObject{{QStringLiteral("guest"), json::text(guest)}});
}

Result<QByteArray> decodeGuest(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    Fields fields(*object);
    const QByteArray guest = fields.guest();
    if (!fields.valid() || !fields.areAll()) {
        return Error::BadFrame;
    }
    return guest;
}

} // namespace parlance::codec
