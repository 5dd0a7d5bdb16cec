#include "server/protocol/roomname.h"

#include "server/protocol/limits.h"

#include <algorithm>

namespace parlance {
namespace {

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isInner(char c) {
    return isPlain(c) || c == '_' || c == '-';
}

} // namespace

std::optional<RoomName> RoomName::parse(QByteArrayView text) {
    if (text.isEmpty() || text.size() > limits::kRoomName || !isPlain(text[0]) ||
        !std::ranges::all_of(text, isInner)) {
        return std::nullopt;
    }
    return RoomName(text.toByteArray());
}

} // namespace parlance
