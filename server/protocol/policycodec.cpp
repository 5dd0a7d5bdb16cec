#include "server/protocol/policycodec.h"

#include "server/protocol/json.h"
#include "server/protocol/limits.h"

#include <QJsonArray>

namespace parlance::codec {
namespace {

QJsonObject object(const RoomView& room) {
    QJsonArray muted;
    for (const Member& member : room.muted) {
        muted.append(json::member(member));
    }
    return {{QStringLiteral("room"), json::text(room.room)},
            {QStringLiteral("locked"), room.locked},
            {QStringLiteral("slow"), room.slow},
            {QStringLiteral("password"), room.password},
            {QStringLiteral("invitation"), room.invitation},
            {QStringLiteral("muted"), muted}};
}

QJsonObject object(const Ban& ban) {
    return {{QStringLiteral("ban"), json::text(ban.id)},
            {QStringLiteral("cid"), json::text(ban.cid)},
            {QStringLiteral("address"), json::text(ban.address)},
            {QStringLiteral("name"), json::text(ban.name)},
            {QStringLiteral("at"), ban.at},
            {QStringLiteral("until"), ban.until}};
}

QByteArray bytes(const QJsonObject& object, QStringView name) {
    return json::utf8(object[name]).value_or(QByteArray());
}

RoomView roomFrom(const QJsonObject& object) {
    RoomView room{.room = bytes(object, u"room"),
                  .locked = object[u"locked"].toBool(),
                  .slow = object[u"slow"].toInteger(),
                  .password = object[u"password"].toBool(),
                  .invitation = object[u"invitation"].toBool()};
    for (const QJsonValue& value : object[u"muted"].toArray()) {
        if (auto member = json::member(value)) {
            room.muted.push_back(*std::move(member));
        }
    }
    return room;
}

Ban banFrom(const QJsonObject& object) {
    return {.id = bytes(object, u"ban"),
            .cid = bytes(object, u"cid"),
            .address = bytes(object, u"address"),
            .name = bytes(object, u"name"),
            .at = object[u"at"].toInteger(),
            .until = object[u"until"].toInteger()};
}

// Reads fields that may be absent; one of a wrong type spoils the whole.
class Fields {
public:
    explicit Fields(const QJsonObject& object) : m_object(object) {}

    std::optional<bool> boolean(QStringView name) {
        const QJsonValue value = m_object[name];
        m_ok = m_ok && (value.isUndefined() || value.isBool());
        return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    }
    std::optional<qint64> milliseconds(QStringView name, qint64 most) {
        if (!m_object.contains(name)) {
            return std::nullopt;
        }
        const auto value = json::integer(m_object[name]);
        m_ok = m_ok && value && *value >= 0 && *value <= most;
        return value;
    }
    std::optional<QByteArray> text(QStringView name, qsizetype most) {
        if (!m_object.contains(name)) {
            return std::nullopt;
        }
        const auto value = json::utf8(m_object[name]);
        m_ok = m_ok && value && value->size() <= most;
        return value;
    }
    std::optional<RoomName> room() {
        auto name = RoomName::parse(bytes(m_object, u"room"));
        m_ok = m_ok && name;
        return name;
    }
    bool ok() const { return m_ok; }

private:
    const QJsonObject& m_object;
    bool m_ok = true;
};

Result<QByteArray> decodeWord(QByteArrayView json, QStringView name) {
    const Result<QJsonObject> object = json::parse(json);
    if (!object) {
        return object.error();
    }
    const QByteArray word = bytes(*object, name);
    return word.isEmpty() || word.size() > limits::kVia ? Result<QByteArray>(Error::BadFrame)
                                                        : word;
}

} // namespace

QByteArray encode(const PolicyView& view) {
    QJsonArray rooms;
    for (const RoomView& room : view.rooms) {
        rooms.append(object(room));
    }
    QJsonArray bans;
    for (const Ban& ban : view.bans) {
        bans.append(object(ban));
    }
    return json::compact({{QStringLiteral("rooms"), rooms}, {QStringLiteral("bans"), bans}});
}

PolicyView policyFrom(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    PolicyView view;
    if (object) {
        for (const QJsonValue& room : (*object)[u"rooms"].toArray()) {
            view.rooms.push_back(roomFrom(room.toObject()));
        }
        for (const QJsonValue& ban : (*object)[u"bans"].toArray()) {
            view.bans.push_back(banFrom(ban.toObject()));
        }
    }
    return view;
}

QByteArray encode(const RoomChange& change) {
    QJsonObject object{{QStringLiteral("room"), json::text(change.room.bytes())}};
    if (change.locked) {
        object[u"locked"] = *change.locked;
    }
    if (change.slow) {
        object[u"slow"] = *change.slow;
    }
    if (change.password) {
        object[u"password"] = json::text(*change.password);
    }
    if (change.invitation) {
        object[u"invitation"] = *change.invitation;
    }
    return json::compact(object);
}

Result<RoomChange> decodeRoomChange(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    Fields fields(*object);
    const auto room = fields.room();
    if (!room) {
        return Error::BadFrame;
    }
    RoomChange change{.room = *room,
                      .locked = fields.boolean(u"locked"),
                      .slow = fields.milliseconds(u"slow", limits::kSlowMost),
                      .password = fields.text(u"password", limits::kPassword),
                      .invitation = fields.boolean(u"invitation")};
    return fields.ok() ? Result<RoomChange>(std::move(change)) : Error::BadFrame;
}

QByteArray encode(const MuteChange& change) {
    return json::compact({{QStringLiteral("room"), json::text(change.room.bytes())},
                          {QStringLiteral("cid"), json::text(change.cid)},
                          {QStringLiteral("muted"), change.muted}});
}

Result<MuteChange> decodeMute(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    Fields fields(*object);
    const auto room = fields.room();
    const auto cid = fields.text(u"cid", limits::kVia);
    const auto muted = fields.boolean(u"muted");
    if (!fields.ok() || !cid || cid->isEmpty() || !muted) {
        return Error::BadFrame;
    }
    return MuteChange{*room, *cid, *muted};
}

QByteArray encodeBan(const QByteArray& cid, const QByteArray& address) {
    return json::compact({{QStringLiteral("cid"), json::text(cid)},
                          {QStringLiteral("address"), json::text(address)}});
}

Result<Ban> decodeBan(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    Fields fields(*object);
    Ban ban{.cid = fields.text(u"cid", limits::kVia).value_or(QByteArray()),
            .address = fields.text(u"address", limits::kVia).value_or(QByteArray())};
    if (!fields.ok() || (ban.cid.isEmpty() && ban.address.isEmpty())) {
        return Error::BadFrame;
    }
    return ban;
}

QByteArray encodeKick(const QByteArray& cid) {
    return json::compact({{QStringLiteral("cid"), json::text(cid)}});
}

Result<QByteArray> decodeKick(QByteArrayView bytes) {
    return decodeWord(bytes, u"cid");
}

QByteArray encodeLift(const QByteArray& ban) {
    return json::compact({{QStringLiteral("ban"), json::text(ban)}});
}

Result<QByteArray> decodeLift(QByteArrayView bytes) {
    return decodeWord(bytes, u"ban");
}

QByteArray encodeInvitation(const RoomName& room, const QByteArray& secret) {
    return json::compact({{QStringLiteral("room"), json::text(room.bytes())},
                          {QStringLiteral("invitation"), json::text(secret)}});
}

QByteArray invitationFrom(QByteArrayView json) {
    const Result<QJsonObject> object = json::parse(json);
    return object ? bytes(*object, u"invitation") : QByteArray();
}

} // namespace parlance::codec
