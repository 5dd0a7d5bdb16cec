#include "server/protocol/faults.h"

#include "server/protocol/limits.h"

#include <QList>

#include <optional>

namespace parlance {
namespace {

std::optional<qint64> parseTime(QByteArrayView text) {
    const qint64 unit = text.endsWith("ms") ? 1 : 1000;
    if (!text.endsWith('s')) {
        return std::nullopt;
    }
    bool ok = false;
    const qint64 number = text.chopped(unit == 1 ? 2 : 1).toLongLong(&ok);
    if (!ok || number < 1 || number > limits::kSimulatedTime / unit) {
        return std::nullopt;
    }
    return number * unit;
}

// "1/10".
std::optional<int> parseShare(QByteArrayView text) {
    bool ok = false;
    const int number = text.startsWith("1/") ? text.sliced(2).toInt(&ok) : 0;
    return ok && number >= 1 ? std::optional(number) : std::nullopt;
}

template <typename T>
bool assign(T& field, const std::optional<T>& value) {
    field = value.value_or(field);
    return value.has_value();
}

bool add(Faults& faults, const QByteArray& word) {
    if (word == "refuse-websocket") {
        return assign(faults.refuseWebSocket, std::optional(true));
    }
    if (word == "refuse-streams") {
        return assign(faults.refuseStreams, std::optional(true));
    }
    if (word == "hold-streams") {
        return assign(faults.holdStreams, std::optional(true));
    }
    const QByteArray name = word.left(word.indexOf('=') + 1);
    const QByteArray value = word.mid(name.size());
    if (name == "cut-after=") {
        return assign(faults.cutAfter, parseTime(value));
    }
    if (name == "delay=") {
        return assign(faults.delay, parseTime(value));
    }
    return name == "drop=" && assign(faults.drop, parseShare(value));
}

} // namespace

Faults combined(const Faults& first, const Faults& second) {
    return {.refuseWebSocket = first.refuseWebSocket || second.refuseWebSocket,
            .refuseStreams = first.refuseStreams || second.refuseStreams,
            .holdStreams = first.holdStreams || second.holdStreams,
            .cutAfter = first.cutAfter > 0 ? first.cutAfter : second.cutAfter,
            .delay = first.delay > 0 ? first.delay : second.delay,
            .drop = first.drop > 0 ? first.drop : second.drop};
}

Result<Faults, QByteArray> parseFaults(const QByteArray& words) {
    Faults faults;
    for (const QByteArray& word : words.split(',')) {
        if (!add(faults, word.trimmed())) {
            return word.trimmed();
        }
    }
    return faults;
}

} // namespace parlance
