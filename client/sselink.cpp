#include "client/sselink.h"

namespace parlance {

std::optional<std::vector<QByteArray>> SseLink::parse(QByteArrayView bytes) {
    std::vector<QByteArray> frames;
    for (SseEvent& event : m_parser.feed(bytes)) {
        frames.push_back(std::move(event.data));
    }
    return m_parser.overflowed() ? std::nullopt : std::optional(std::move(frames));
}

} // namespace parlance
