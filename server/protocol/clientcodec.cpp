#include "server/protocol/clientcodec.h"

#include "server/protocol/json.h"

#include <QJsonArray>

#include <algorithm>

namespace parlance::codec {
namespace {

// Reads the fields of one object and remembers whether one of them was missing, so that a decoder
// can list its fields and ask once.
class Fields {
public:
    explicit Fields(const QJsonObject& object) : m_object(object) {}

    QByteArray text(QStringView key) {
        const auto value = json::utf8(m_object[key]);
        m_complete = m_complete && value.has_value();
        return value.value_or(QByteArray());
    }

    qint64 integer(QStringView key) {
        const auto value = json::integer(m_object[key]);
        m_complete = m_complete && value.has_value();
        return value.value_or(0);
    }

    Cursor cursor(QStringView key) {
        const auto cursor = Cursor::parse(text(key));
        m_complete = m_complete && cursor.has_value();
        return cursor ? *cursor : Cursor{};
    }

    std::vector<Member> members(QStringView key) {
        std::vector<Member> list;
        for (const QJsonValue& item : m_object[key].toArray()) {
            const auto member = json::member(item);
            m_complete = m_complete && member.has_value();
            list.push_back(member.value_or(Member{}));
        }
        return list;
    }

    std::vector<QByteArray> texts(QStringView key) {
        std::vector<QByteArray> list;
        for (const QJsonValue& item : m_object[key].toArray()) {
            const auto value = json::utf8(item);
            m_complete = m_complete && value.has_value();
            list.push_back(value.value_or(QByteArray()));
        }
        return list;
    }

    // The sender's own number; absent where the sender used none.
    template <typename T>
    void number(T& target) {
        target.n = json::integer(m_object[u"n"]);
        target.via = json::utf8(m_object[u"via"]).value_or(QByteArray());
    }

    bool complete() const { return m_complete; }

private:
    const QJsonObject& m_object;
    bool m_complete = true;
};

Resume resumeFrom(const QJsonValue& value) {
    const QString word = value.toString();
    if (word == u"gap") {
        return Resume::Gap;
    }
    return word == u"reset" ? Resume::Reset : Resume::Ok;
}

// The characters of RFC 6750 section 2.1. A server that lies must not write into the headers of our
// requests, nor into the file in which tokens are kept.
bool isToken(const QByteArray& token) {
    constexpr qsizetype kMost = 256;
    const auto isAllowed = [](char c) {
        return QChar::isLetterOrNumber(char32_t(c)) || QByteArrayView("-._~+/=").contains(c);
    };
    return token.size() <= kMost && std::ranges::all_of(token, [&](char c) {
               return static_cast<unsigned char>(c) < 0x80 && isAllowed(c);
           });
}

template <typename T>
Result<ServerFrame> finish(const Fields& fields, T frame) {
    if (!fields.complete()) {
        return Error::BadFrame;
    }
    return ServerFrame{std::move(frame)};
}

Result<ServerFrame> decodeHello(const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    Hello hello{.room = room, .cursor = fields.cursor(u"cursor")};
    hello.head = fields.integer(u"head");
    hello.oldest = fields.integer(u"oldest");
    hello.resume = resumeFrom(object[u"resume"]);
    hello.missed = fields.integer(u"missed");
    hello.state = static_cast<quint64>(fields.integer(u"state"));
    hello.stream = fields.text(u"stream");
    hello.heartbeat = fields.integer(u"heartbeat");
    hello.you = json::member(object[u"you"]);
    return finish(fields, std::move(hello));
}

Result<Message> decodeMessage(const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    Message message{.room = room, .cursor = fields.cursor(u"cursor")};
    message.cid = fields.text(u"cid");
    message.from = fields.text(u"from");
    message.at = fields.integer(u"at");
    message.text = fields.text(u"text");
    fields.number(message);
    if (!fields.complete()) {
        return Error::BadFrame;
    }
    return message;
}

Result<ServerFrame> decodePresence(const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    Presence presence{.room = room};
    presence.state = static_cast<quint64>(fields.integer(u"state"));
    if (object.contains(u"full")) {
        presence.full = fields.members(u"full");
    }
    presence.joined = fields.members(u"joined");
    presence.left = fields.members(u"left");
    presence.count = static_cast<int>(fields.integer(u"count"));
    return finish(fields, std::move(presence));
}

Result<ServerFrame> decodeTyping(const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    Typing typing{.room = room};
    typing.state = static_cast<quint64>(fields.integer(u"state"));
    typing.cids = fields.texts(u"cids");
    return finish(fields, std::move(typing));
}

Result<ServerFrame> decodeRefusal(const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    Refusal refusal{.room = room, .error = errorFromCode(fields.text(u"code"))};
    fields.number(refusal);
    refusal.retry = json::integer(object[u"retry"]).value_or(refusal.retry);
    return finish(fields, std::move(refusal));
}

Result<ServerFrame> decodePostedFrame(const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    Posted posted{.room = room};
    fields.number(posted);
    posted.cursor = fields.cursor(u"cursor");
    return finish(fields, std::move(posted));
}

Result<ServerFrame> decodeSmall(QStringView type, const QJsonObject& object, const RoomName& room) {
    Fields fields(object);
    if (type == u"heartbeat") {
        Heartbeat heartbeat{room, fields.cursor(u"cursor"), fields.integer(u"t")};
        return finish(fields, std::move(heartbeat));
    }
    if (type == u"echo") {
        Echo echo{room, fields.text(u"nonce")};
        return finish(fields, std::move(echo));
    }
    if (type == u"bye") {
        Bye bye{room, fields.text(u"reason"), fields.integer(u"retry")};
        return finish(fields, std::move(bye));
    }
    return ServerFrame{UnknownFrame{}};
}

Result<ServerFrame> decodeObject(const QJsonObject& object) {
    const auto room = RoomName::parse(json::utf8(object[u"room"]).value_or(QByteArray()));
    if (!room) {
        return Error::BadFrame;
    }
    const QString type = object[u"type"].toString();
    if (type == u"message") {
        Result<Message> message = decodeMessage(object, *room);
        return message ? Result<ServerFrame>(ServerFrame{*std::move(message)}) : message.error();
    }
    if (type == u"hello") {
        return decodeHello(object, *room);
    }
    if (type == u"presence") {
        return decodePresence(object, *room);
    }
    if (type == u"typing") {
        return decodeTyping(object, *room);
    }
    if (type == u"posted") {
        return decodePostedFrame(object, *room);
    }
    if (type == u"error") {
        return decodeRefusal(object, *room);
    }
    return decodeSmall(type, object, *room);
}

QJsonObject causeOf(const TraceLine::Cause& cause) {
    QJsonObject object{{QStringLiteral("kind"), json::text(cause.kind)}};
    if (!cause.of.isEmpty()) {
        object[u"of"] = json::text(cause.of);
    }
    if (cause.status != 0) {
        object[u"status"] = cause.status;
    }
    if (cause.close != 0) {
        object[u"close"] = cause.close;
    }
    if (cause.code != Error::None && cause.code != Error::Internal) {
        object[u"code"] = QLatin1StringView(info(cause.code).code);
    }
    return object;
}

} // namespace

Result<ServerFrame> decodeServerFrame(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    return object ? decodeObject(*object) : object.error();
}

Result<ReceivedAnswer> decodeAnswer(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    const auto room = RoomName::parse(json::utf8((*object)[u"room"]).value_or(QByteArray()));
    if (!room) {
        return Error::BadFrame;
    }
    Fields fields(*object);
    ReceivedAnswer received{Answer{.room = *room}, {}};
    Answer& answer = received.answer;
    answer.cursor = fields.cursor(u"cursor");
    answer.resume = resumeFrom((*object)[u"resume"]);
    answer.missed = fields.integer(u"missed");
    answer.head = fields.integer(u"head");
    answer.oldest = fields.integer(u"oldest");
    answer.state = static_cast<quint64>(fields.integer(u"state"));
    if (object->contains(u"people")) {
        answer.people = fields.members(u"people");
        answer.count = static_cast<int>(fields.integer(u"count"));
    }
    if (object->contains(u"typing")) {
        answer.typing = fields.texts(u"typing");
    }
    for (const QJsonValue& entry : (*object)[u"entries"].toArray()) {
        Result<ServerFrame> frame = decodeObject(entry.toObject());
        if (!frame || !std::holds_alternative<Message>(*frame)) {
            return Error::BadFrame;
        }
        received.entries.push_back(std::get<Message>(*std::move(frame)));
    }
    if (object->contains(u"bye")) {
        const QJsonObject bye = (*object)[u"bye"].toObject();
        Fields end(bye);
        answer.bye = Bye{*room, end.text(u"reason"), end.integer(u"retry")};
    }
    if (!fields.complete()) {
        return Error::BadFrame;
    }
    return received;
}

Result<Joined> decodeJoined(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    const auto member = json::member(QJsonValue(*object));
    if (!member) {
        return Error::BadFrame;
    }
    const QByteArray token = json::utf8((*object)[u"token"]).value_or(QByteArray());
    if (!isToken(token)) {
        return Error::BadFrame;
    }
    return Joined{*member, token};
}

Result<RoomName> decodeDefaultRoom(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    const auto room = RoomName::parse(json::utf8((*object)[u"default"]).value_or(QByteArray()));
    return room ? Result<RoomName>(*room) : Error::BadFrame;
}

Result<Cursor> decodePosted(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    return Cursor::parse(json::utf8((*object)[u"cursor"]).value_or(QByteArray()));
}

Error decodeError(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return Error::Internal;
    }
    const QJsonObject error = (*object)[u"error"].toObject();
    return errorFromCode(json::utf8(error[u"code"]).value_or(QByteArray()));
}

QByteArray encode(const PostFrame& post) {
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("post")},
                       {QStringLiteral("text"), json::text(post.text)}};
    if (post.n) {
        object[u"n"] = *post.n;
        object[u"via"] = json::text(post.via);
    }
    return json::compact(object);
}

QByteArray encode(const TypingFrame& typing) {
    return json::compact({{QStringLiteral("type"), QStringLiteral("typing")},
                          {QStringLiteral("active"), typing.active}});
}

QByteArray encode(const EchoFrame& echo) {
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("echo")},
                       {QStringLiteral("nonce"), json::text(echo.nonce)}};
    if (!echo.stream.isEmpty()) {
        object[u"stream"] = json::text(echo.stream);
    }
    return json::compact(object);
}

QByteArray encode(const TraceLine& line) {
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("trace")},
                       {QStringLiteral("at"), line.at},
                       {QStringLiteral("what"), json::text(line.what)},
                       {QStringLiteral("text"), json::text(line.text)}};
    if (!line.transport.isEmpty()) {
        object[u"transport"] = json::text(line.transport);
    }
    if (!line.from.isEmpty()) {
        object[u"from"] = json::text(line.from);
    }
    if (line.pause > 0) {
        object[u"pause"] = line.pause;
    }
    if (line.cause) {
        object[u"cause"] = causeOf(*line.cause);
    }
    return json::compact(object);
}

QByteArray encodeJoin(const JoinRequest& wanted) {
    QJsonObject object{{QStringLiteral("name"), json::text(wanted.name)}};
    if (!wanted.password.isEmpty()) {
        object[u"password"] = json::text(wanted.password);
    }
    if (!wanted.invitation.isEmpty()) {
        object[u"invitation"] = json::text(wanted.invitation);
    }
    return json::compact(object);
}

} // namespace parlance::codec
