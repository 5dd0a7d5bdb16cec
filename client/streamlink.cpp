#include "client/streamlink.h"

namespace parlance {

std::optional<std::vector<QByteArray>> StreamLink::parse(QByteArrayView bytes) {
    std::vector<QByteArray> frames = m_parser.feed(bytes);
    return m_parser.overflowed() ? std::nullopt : std::optional(std::move(frames));
}

} // namespace parlance
