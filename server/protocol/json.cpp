#include "server/protocol/json.h"

#include "server/protocol/harmless.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include <cmath>

namespace parlance::json {
namespace {

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
constexpr double kExact = 9'007'199'254'740'992.0; // 2^53

} // namespace

QByteArray compact(const QJsonObject& object) {
    return harmlessJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<QJsonObject> parse(QByteArrayView bytes) {
    QJsonParseError error;
    auto raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    // QJsonDocument takes U+FEFF at the beginning of any string for a byte order mark and drops it,
    // unless it is escaped.
    if (raw.contains(kByteOrderMark)) {
        raw.replace(kByteOrderMark, "\\ufeff");
    }
    const QJsonDocument document = QJsonDocument::fromJson(raw, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return Error::BadJson;
    }
    return document.object();
}

QJsonValue text(QByteArrayView utf8) {
    // QString::fromUtf8() takes U+FEFF at the beginning for a byte order mark and drops it.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decode(utf8);
    return QJsonValue(text);
}

std::optional<QByteArray> utf8(const QJsonValue& value) {
    if (!value.isString()) {
        return std::nullopt;
    }
    const QString text = value.toString();
    if (!text.isValidUtf16()) {
        return std::nullopt;
    }
    return text.toUtf8();
}

std::optional<qint64> integer(const QJsonValue& value) {
    if (!value.isDouble()) {
        return std::nullopt;
    }
    const double number = value.toDouble();
    if (std::abs(number) >= kExact || number != std::floor(number)) {
        return std::nullopt;
    }
    return value.toInteger();
}

QJsonObject member(const Member& member) {
    return {{QStringLiteral("cid"), text(member.cid)}, {QStringLiteral("name"), text(member.name)}};
}

std::optional<Member> member(const QJsonValue& value) {
    const QJsonObject object = value.toObject();
    const auto cid = utf8(object[u"cid"]);
    const auto name = utf8(object[u"name"]);
    if (!cid || !name) {
        return std::nullopt;
    }
    return Member{*cid, *name};
}

} // namespace parlance::json
