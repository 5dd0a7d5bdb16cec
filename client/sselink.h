// Server-Sent Events: every event's data is one frame. What `event:` and `id:` say stands in the
// frame as well.
#pragma once

#include "client/httpstreamlink.h"
#include "client/sseparser.h"

namespace parlance {

class SseLink : public HttpStreamLink {
public:
    explicit SseLink(LinkContext context)
        : HttpStreamLink(Transport::Sse, QByteArrayLiteral("text/event-stream"),
                         std::move(context)) {}

private:
    std::optional<std::vector<QByteArray>> parse(QByteArrayView bytes) override;

    SseParser m_parser;
};

} // namespace parlance
