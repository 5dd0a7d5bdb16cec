// The five ways to listen to a room, from the best to the one that always works.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace parlance {

enum class Transport { WebSocket, Sse, Stream, LongPoll, ShortPoll };

inline constexpr std::array kTransports{Transport::WebSocket, Transport::Sse, Transport::Stream,
                                        Transport::LongPoll, Transport::ShortPoll};

inline std::size_t indexOf(Transport transport) {
    return static_cast<std::size_t>(transport);
}
inline bool isBetter(Transport one, Transport other) {
    return one < other;
}
inline bool isPolling(Transport transport) {
    return transport == Transport::LongPoll || transport == Transport::ShortPoll;
}
// An HTTP answer that does not end.
inline bool isHttpStream(Transport transport) {
    return transport == Transport::Sse || transport == Transport::Stream;
}

// The name on the wire, in scripts and in logs; what people read is the user interface's.
QString wireName(Transport transport);
// Also takes "ws". Nothing where the word names no transport.
std::optional<Transport> transportFromName(QStringView name);

} // namespace parlance
