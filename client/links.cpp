#include "client/longpolllink.h"
#include "client/shortpolllink.h"
#include "client/sselink.h"
#include "client/streamlink.h"
#include "client/websocketlink.h"

namespace parlance {

std::unique_ptr<Link> makeLink(Transport transport, const LinkContext& context) {
    switch (transport) {
        case Transport::WebSocket:
            return std::make_unique<WebSocketLink>(context);
        case Transport::Sse:
            return std::make_unique<SseLink>(context);
        case Transport::Stream:
            return std::make_unique<StreamLink>(context);
        case Transport::LongPoll:
            return std::make_unique<LongPollLink>(context);
        case Transport::ShortPoll:
            break;
    }
    return std::make_unique<ShortPollLink>(context);
}

} // namespace parlance
