#include "client/httpstreamlink.h"

#include <QPointer>

#include <utility>

namespace parlance {

HttpStreamLink::HttpStreamLink(Transport transport, QByteArray mediaType, LinkContext linkContext)
    : PushLink(transport, std::move(linkContext))
    , m_mediaType(std::move(mediaType)) {}

HttpStreamLink::~HttpStreamLink() {
    drop(m_reply, this);
}

void HttpStreamLink::start() {
    QNetworkRequest request = Http::request(context().room.events(position()), context().token);
    request.setRawHeader(QByteArrayLiteral("Accept"), m_mediaType);
    m_reply = context().http->stream(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpStreamLink::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpStreamLink::finish);
    startWatch();
}

void HttpStreamLink::stop() {
    stopWatch();
    drop(std::exchange(m_reply, nullptr), this);
}

void HttpStreamLink::read() {
    if (statusOf(*m_reply) != 200) {
        return; // finish() reads the body of a refusal whole.
    }
    if (!m_reply->rawHeader(QByteArrayLiteral("Content-Type")).startsWith(m_mediaType)) {
        fail({.kind = Failure::Kind::Nonsense, .httpStatus = 200});
        return;
    }
    heard();
    const auto frames = parse(m_reply->readAll());
    if (!frames) {
        fail({.kind = Failure::Kind::Nonsense, .httpStatus = 200});
        return;
    }
    // Whoever hears of a frame may have no more use for this link.
    const QPointer<HttpStreamLink> alive(this);
    for (const QByteArray& frame : *frames) {
        takeJson(frame);
        if (!alive || !isLive()) {
            return;
        }
    }
}

void HttpStreamLink::finish() {
    if (statusOf(*m_reply) != 200) {
        const auto failure = failureOf(*m_reply, m_reply->readAll());
        // A 204, say, is a success to HTTP and none to somebody who wants a stream.
        fail(failure.value_or(
            Failure{.kind = Failure::Kind::Refused, .httpStatus = statusOf(*m_reply)}));
        return;
    }
    const QPointer<HttpStreamLink> alive(this);
    read();
    if (!alive) {
        return;
    }
    // A stream ends with a bye. A body delimited by the connection's end looks complete even where
    // it was cut, so it makes no difference what Qt thinks of it.
    fail({.kind = Failure::Kind::Broken, .httpStatus = 200});
}

} // namespace parlance
