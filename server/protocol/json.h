// The few JSON helpers that both codecs share. Only files of this folder may touch QJson.
#pragma once

#include "server/protocol/message.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace parlance::json {

QByteArray compact(const QJsonObject& object);
// One JSON object and nothing else, or Error::BadJson.
Result<QJsonObject> parse(QByteArrayView bytes);

QJsonValue text(QByteArrayView utf8);
// The field as UTF-8. Nothing where it is no string, or holds a surrogate without its partner,
// which QJsonDocument lets pass and UTF-8 cannot say.
std::optional<QByteArray> utf8(const QJsonValue& value);
// The field where it is a whole number that is exact in every JSON reader (below 2^53).
std::optional<qint64> integer(const QJsonValue& value);

QJsonObject member(const Member& member);
std::optional<Member> member(const QJsonValue& value);

} // namespace parlance::json
