#include "client/shortpolllink.h"

namespace parlance {

ShortPollLink::ShortPollLink(LinkContext linkContext)
    : PollLink(Transport::ShortPoll, std::move(linkContext))
    , m_rhythm(context().random, context().timings.pollActive, context().timings.pollIdle) {}

void ShortPollLink::ask() {
    QNetworkRequest asking = request();
    if (!m_etag.isEmpty()) {
        asking.setRawHeader(QByteArrayLiteral("If-None-Match"), m_etag);
    }
    m_call =
        context().http->poll(asking, context().timings.request, [this](const HttpAnswer& answer) {
            if (answer.status == 200) {
                m_etag = answer.etag;
            }
            handle(answer);
        });
}

} // namespace parlance
