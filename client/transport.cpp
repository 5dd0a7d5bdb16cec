#include "client/transport.h"

namespace parlance {

QString wireName(Transport transport) {
    switch (transport) {
        case Transport::WebSocket:
            return QStringLiteral("websocket");
        case Transport::Sse:
            return QStringLiteral("sse");
        case Transport::Stream:
            return QStringLiteral("stream");
        case Transport::LongPoll:
            return QStringLiteral("longpoll");
        case Transport::ShortPoll:
            break;
    }
    return QStringLiteral("shortpoll");
}

std::optional<Transport> transportFromName(QStringView name) {
    if (name == u"ws") {
        return Transport::WebSocket;
    }
    for (const Transport transport : kTransports) {
        if (name == wireName(transport)) {
            return transport;
        }
    }
    return std::nullopt;
}

} // namespace parlance
