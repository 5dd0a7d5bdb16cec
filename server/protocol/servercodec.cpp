#include "server/protocol/servercodec.h"

#include "server/protocol/json.h"
#include "server/protocol/limits.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <algorithm>

namespace parlance::codec {
namespace {

QJsonObject frame(const QString& type, const RoomName& room) {
    return {{QStringLiteral("type"), type}, {QStringLiteral("room"), json::text(room.bytes())}};
}

QString name(Resume resume) {
    switch (resume) {
        case Resume::Ok:
            return QStringLiteral("ok");
        case Resume::Gap:
            return QStringLiteral("gap");
        case Resume::Reset:
            break;
    }
    return QStringLiteral("reset");
}

QJsonArray list(const std::vector<Member>& members) {
    QJsonArray array;
    for (const Member& member : members) {
        array.append(json::member(member));
    }
    return array;
}

QJsonArray list(const std::vector<QByteArray>& cids) {
    QJsonArray array;
    for (const QByteArray& cid : cids) {
        array.append(json::text(cid));
    }
    return array;
}

QJsonValue number(quint64 state) {
    return QJsonValue(static_cast<qint64>(state));
}

// `via` and `n` are said back only to those who use them.
void addNumber(QJsonObject& object, const std::optional<qint64>& n, const QByteArray& via) {
    if (n) {
        object[u"n"] = *n;
        object[u"via"] = json::text(via);
    }
}

Result<ClientFrame> decodePost(const QJsonObject& object) {
    const QJsonValue text = object[u"text"];
    if (!text.isString()) {
        return Error::BadFrame;
    }
    PostFrame post;
    const auto utf8 = json::utf8(text);
    if (!utf8) {
        return Error::BadText;
    }
    Result<QByteArray> checked = checkText(*utf8);
    if (!checked) {
        return checked.error();
    }
    post.text = *std::move(checked);
    if (object.contains(u"n")) {
        post.n = json::integer(object[u"n"]);
        if (!post.n || *post.n < 0) {
            return Error::BadFrame;
        }
    }
    if (object.contains(u"via")) {
        const auto via = json::utf8(object[u"via"]);
        if (!via || via->size() > limits::kVia) {
            return Error::BadFrame;
        }
        post.via = *via;
    }
    return ClientFrame{post};
}

Result<ClientFrame> decodeTyping(const QJsonObject& object) {
    const QJsonValue active = object[u"active"];
    if (!active.isUndefined() && !active.isBool()) {
        return Error::BadFrame;
    }
    return ClientFrame{TypingFrame{active.toBool(true)}};
}

Result<EchoFrame> readEcho(const QJsonObject& object) {
    const auto nonce = json::utf8(object[u"nonce"]);
    if (!nonce || nonce->isEmpty() || nonce->size() > limits::kNonce) {
        return Error::BadFrame;
    }
    EchoFrame echo{*nonce, {}};
    if (object.contains(u"stream")) {
        const auto stream = json::utf8(object[u"stream"]);
        if (!stream) {
            return Error::BadFrame;
        }
        echo.stream = *stream;
    }
    return echo;
}

// Characters that show nothing, or turn their neighbours around: in a name they would only serve to
// look like somebody else. Of those that Unicode passes over where they cannot be shown
// (Default_Ignorable_Code_Point), two are parts of emoji and stay: the joiner (U+200D) and the
// selector of colour (U+FE0F). Fillers count as letters, and the empty braille pattern as a symbol.
bool isForbiddenInName(char32_t c) {
    static constexpr std::pair<char32_t, char32_t> kInvisible[]{
        {0x034F, 0x034F},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
        {0x2028, 0x2029},   {0x2800, 0x2800},   {0x2D7F, 0x2D7F},   {0x3164, 0x3164},
        {0xFE00, 0xFE0E},   {0xFFA0, 0xFFA0},   {0xFFFC, 0xFFFC},   {0x1107F, 0x1107F},
        {0x16FE4, 0x16FE4}, {0x1BC9D, 0x1BC9E}, {0x1D159, 0x1D159}, {0xE0000, 0xE0FFF},
    };
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_NotAssigned ||
           category == QChar::Other_PrivateUse || // What it shows is the font's, often nothing.
           (category == QChar::Other_Format && c != 0x200D) ||
           std::ranges::any_of(kInvisible, [c](const auto& range) {
               return range.first <= c && c <= range.second;
           });
}

bool isVisible(char32_t c) {
    return c != 0x200D && !QChar::isSpace(c) && !QChar::isMark(c);
}

} // namespace

QByteArray encode(const Hello& hello) {
    static const QJsonObject kLimits{
        {QStringLiteral("text"), limits::kText},
        {QStringLiteral("body"), limits::kBody},
        {QStringLiteral("name"), limits::kNameCharacters},
        {QStringLiteral("via"), limits::kVia},
        {QStringLiteral("entries"), limits::kAnswerEntries},
        {QStringLiteral("wait"), limits::kLongPollMax / 1000},
    };
    static const QJsonArray kTransports{QStringLiteral("websocket"), QStringLiteral("sse"),
                                        QStringLiteral("stream"), QStringLiteral("longpoll"),
                                        QStringLiteral("shortpoll")};
    QJsonObject object = frame(QStringLiteral("hello"), hello.room);
    object[u"epoch"] = json::text(hello.cursor.epoch);
    object[u"cursor"] = json::text(hello.cursor.toBytes());
    object[u"head"] = hello.head;
    object[u"oldest"] = hello.oldest;
    object[u"resume"] = name(hello.resume);
    object[u"missed"] = hello.missed;
    object[u"state"] = number(hello.state);
    object[u"stream"] = json::text(hello.stream);
    object[u"heartbeat"] = hello.heartbeat;
    object[u"limits"] = kLimits;
    object[u"transports"] = kTransports;
    if (hello.you) {
        object[u"you"] = json::member(*hello.you);
    }
    return json::compact(object);
}

QByteArray encode(const Message& message) {
    QJsonObject object = frame(QStringLiteral("message"), message.room);
    object[u"seq"] = message.cursor.seq;
    object[u"cursor"] = json::text(message.cursor.toBytes());
    object[u"from"] = json::text(message.from);
    object[u"cid"] = json::text(message.cid);
    addNumber(object, message.n, message.via);
    object[u"at"] = message.at;
    object[u"text"] = json::text(message.text);
    return json::compact(object);
}

QByteArray encode(const Presence& presence) {
    QJsonObject object = frame(QStringLiteral("presence"), presence.room);
    object[u"state"] = number(presence.state);
    if (presence.full) {
        object[u"full"] = list(*presence.full);
    }
    object[u"joined"] = list(presence.joined);
    object[u"left"] = list(presence.left);
    object[u"count"] = presence.count;
    return json::compact(object);
}

QByteArray encode(const Typing& typing) {
    QJsonObject object = frame(QStringLiteral("typing"), typing.room);
    object[u"state"] = number(typing.state);
    object[u"cids"] = list(typing.cids);
    return json::compact(object);
}

QByteArray encode(const Heartbeat& heartbeat) {
    QJsonObject object = frame(QStringLiteral("heartbeat"), heartbeat.room);
    object[u"cursor"] = json::text(heartbeat.cursor.toBytes());
    object[u"t"] = heartbeat.at;
    return json::compact(object);
}

QByteArray encode(const Echo& echo) {
    QJsonObject object = frame(QStringLiteral("echo"), echo.room);
    object[u"nonce"] = json::text(echo.nonce);
    return json::compact(object);
}

QByteArray encode(const Bye& bye) {
    QJsonObject object = frame(QStringLiteral("bye"), bye.room);
    object[u"reason"] = json::text(bye.reason);
    object[u"retry"] = bye.retry;
    return json::compact(object);
}

QByteArray encode(const Posted& posted) {
    QJsonObject object = frame(QStringLiteral("posted"), posted.room);
    addNumber(object, posted.n, posted.via);
    object[u"seq"] = posted.cursor.seq;
    object[u"cursor"] = json::text(posted.cursor.toBytes());
    return json::compact(object);
}

QByteArray encode(const Refusal& refusal) {
    QJsonObject object = frame(QStringLiteral("error"), refusal.room);
    const ErrorInfo& row = info(refusal.error);
    object[u"code"] = QLatin1StringView(row.code);
    object[u"message"] = QLatin1StringView(row.message);
    addNumber(object, refusal.n, refusal.via);
    if (row.retry) {
        object[u"retry"] = refusal.retry;
    }
    return json::compact(object);
}

QByteArray encode(const Answer& answer, QByteArrayView joinedEntries) {
    QJsonObject object{
        {QStringLiteral("room"), json::text(answer.room.bytes())},
        {QStringLiteral("cursor"), json::text(answer.cursor.toBytes())},
        {QStringLiteral("resume"), name(answer.resume)},
        {QStringLiteral("missed"), answer.missed},
        {QStringLiteral("head"), answer.head},
        {QStringLiteral("oldest"), answer.oldest},
        {QStringLiteral("state"), number(answer.state)},
    };
    if (answer.people) {
        object[u"people"] = list(*answer.people);
        object[u"count"] = answer.count;
    }
    if (answer.typing) {
        object[u"typing"] = list(*answer.typing);
    }
    if (answer.bye) {
        object[u"bye"] = QJsonObject{{QStringLiteral("reason"), json::text(answer.bye->reason)},
                                     {QStringLiteral("retry"), answer.bye->retry}};
    }
    // The entries are bytes already, shared with every other reader: they are put in front of the
    // rest instead of being parsed and written again.
    QByteArray body;
    const QByteArray rest = json::compact(object);
    body.reserve(joinedEntries.size() + rest.size() + 16);
    body.append("{\"entries\":[").append(joinedEntries).append("],");
    body.append(QByteArrayView(rest).sliced(1));
    return body;
}

QByteArray encodeJoined(const Member& member, QByteArrayView token) {
    QJsonObject object = json::member(member);
    if (!token.isEmpty()) {
        object[u"token"] = json::text(token);
    }
    return json::compact(object);
}

QByteArray encodeMembers(const std::vector<Member>& people, int count, quint64 state) {
    return json::compact({{QStringLiteral("people"), list(people)},
                          {QStringLiteral("count"), count},
                          {QStringLiteral("state"), number(state)}});
}

QByteArray encodeRooms(const std::vector<RoomSummary>& rooms, const RoomName& home) {
    QJsonArray array;
    for (const RoomSummary& summary : rooms) {
        QJsonObject room{{QStringLiteral("room"), json::text(summary.room.bytes())}};
        if (summary.isClosed) {
            room[u"closed"] = true;
        } else {
            room[u"people"] = summary.people;
            room[u"head"] = summary.head;
        }
        array.append(room);
    }
    return json::compact(
        {{QStringLiteral("rooms"), array}, {QStringLiteral("default"), json::text(home.bytes())}});
}

QByteArray encodeError(Error error) {
    const ErrorInfo& row = info(error);
    return json::compact(
        {{QStringLiteral("error"),
          QJsonObject{{QStringLiteral("code"), QLatin1StringView(row.code)},
                      {QStringLiteral("message"), QLatin1StringView(row.message)}}}});
}

Result<ClientFrame> decodeFrame(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    const QJsonValue named = (*object)[u"type"];
    if (!named.isUndefined() && !named.isString()) {
        return Error::BadFrame;
    }
    const QString type = named.toString(QStringLiteral("post"));
    if (type == u"post") {
        return decodePost(*object);
    }
    if (type == u"typing") {
        return decodeTyping(*object);
    }
    if (type == u"echo") {
        const Result<EchoFrame> echo = readEcho(*object);
        return echo ? Result<ClientFrame>(ClientFrame{*echo}) : echo.error();
    }
    return Error::BadFrame;
}

PostFrame decodeNumber(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return {};
    }
    const QByteArray via = json::utf8((*object)[u"via"]).value_or(QByteArray());
    return {.n = json::integer((*object)[u"n"]), .via = via.left(limits::kVia)};
}

Result<EchoFrame> decodeEcho(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    return object ? readEcho(*object) : object.error();
}

Result<JoinRequest> decodeJoin(QByteArrayView bytes) {
    const Result<QJsonObject> object = json::parse(bytes);
    if (!object) {
        return object.error();
    }
    for (const QStringView field : {u"name", u"password", u"invitation"}) {
        const QJsonValue value = (*object)[field];
        if (!value.isString() && (field == u"name" || !value.isUndefined())) {
            return Error::BadFrame;
        }
    }
    const auto name = json::utf8((*object)[u"name"]);
    if (!name) {
        return Error::BadName;
    }
    return checkJoin({*name, json::utf8((*object)[u"password"]).value_or(QByteArray()),
                      json::utf8((*object)[u"invitation"]).value_or(QByteArray())});
}

Result<JoinRequest> checkJoin(JoinRequest wanted) {
    Result<QByteArray> name = checkName(wanted.name);
    if (!name) {
        return name.error();
    }
    if (wanted.password.size() > limits::kPassword) {
        return Error::PasswordWrong;
    }
    wanted.name = *std::move(name);
    return wanted;
}

Result<QByteArray> checkText(QByteArray text) {
    if (text.size() > limits::kText) {
        return Error::TextTooLarge;
    }
    if (text.isEmpty() || !text.isValidUtf8()) {
        return Error::BadText;
    }
    return text;
}

Result<QByteArray> checkName(QByteArrayView name) {
    if (!name.isValidUtf8()) {
        return Error::BadName;
    }
    const QString given = QString::fromUtf8(name);
    bool visible = false;
    for (const char32_t c : given.toUcs4()) {
        if (isForbiddenInName(c)) {
            return Error::BadName;
        }
        visible = visible || isVisible(c);
    }
    const QString tidy = given.simplified().normalized(QString::NormalizationForm_C);
    if (!visible || tidy.toUcs4().size() > limits::kNameCharacters) {
        return Error::BadName;
    }
    return tidy.toUtf8();
}

} // namespace parlance::codec
