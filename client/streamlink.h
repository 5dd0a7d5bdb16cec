// HTTP streaming: newline-delimited JSON, one frame a line.
#pragma once

#include "client/httpstreamlink.h"
#include "client/ndjsonparser.h"

namespace parlance {

class StreamLink : public HttpStreamLink {
public:
    explicit StreamLink(LinkContext context)
        : HttpStreamLink(Transport::Stream, QByteArrayLiteral("application/x-ndjson"),
                         std::move(context)) {}

private:
    std::optional<std::vector<QByteArray>> parse(QByteArrayView bytes) override;

    NdjsonParser m_parser;
};

} // namespace parlance
