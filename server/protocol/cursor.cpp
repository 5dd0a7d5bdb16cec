#include "server/protocol/cursor.h"

#include <algorithm>

namespace parlance {
namespace {

bool isEpochCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

QByteArray Cursor::toBytes() const {
    return epoch + '-' + QByteArray::number(seq);
}

Result<Cursor> Cursor::parse(QByteArrayView text) {
    if (text.size() < kEpochLength + 2 || text[kEpochLength] != '-') {
        return Error::BadCursor;
    }
    const QByteArrayView epoch = text.first(kEpochLength);
    const QByteArrayView digits = text.sliced(kEpochLength + 1);
    // Fifteen digits stay exact in JavaScript's numbers. A leading zero would give one position
    // two names, and cursors are compared as text by ETag.
    const bool canonical = digits.size() <= 15 && std::ranges::all_of(digits, isDigit) &&
                           (digits.size() == 1 || digits[0] != '0');
    if (!canonical || !std::ranges::all_of(epoch, isEpochCharacter)) {
        return Error::BadCursor;
    }
    return Cursor{epoch.toByteArray(), digits.toByteArray().toLongLong()};
}

Result<Start> parseStart(QByteArrayView text) {
    if (text == "start") {
        return Start{FromStart{}};
    }
    if (text == "now") {
        return Start{FromNow{}};
    }
    Result<Cursor> cursor = Cursor::parse(text);
    if (!cursor) {
        return cursor.error();
    }
    return Start{*std::move(cursor)};
}

} // namespace parlance
