#include "client/websocketposter.h"

#include <algorithm>
#include <utility>

namespace parlance {

WebSocketPoster::WebSocketPoster(WebSocketLink& link, LinkTimings timings)
    : m_link(link)
    , m_timings(timings) {
    m_deadline.setSingleShot(true);
    // The timer is the context of all of these: it dies with the poster.
    QObject::connect(&m_link, &Link::received, &m_deadline,
                     [this](const codec::ServerFrame& frame) { received(frame); });
    QObject::connect(&m_link, &Link::failed, &m_deadline,
                     [this](const Failure& failure) { failAll(failure); });
    QObject::connect(&m_link, &Link::ended, &m_deadline, [this](const Bye&) {
        failAll({.kind = Failure::Kind::Broken,
                 .subject = Failure::Subject::Message,
                 .detail = Failure::Detail::Goodbye});
    });
    QObject::connect(&m_deadline, &QTimer::timeout, &m_deadline, [this] {
        failAll({.kind = Failure::Kind::Timeout, .subject = Failure::Subject::Message});
    });
}

void WebSocketPoster::post(const PostFrame& frame, Done done) {
    Q_ASSERT(frame.n);
    if (!m_link.isOpen()) {
        done(Failure{.kind = Failure::Kind::Broken, .subject = Failure::Subject::Message});
        return;
    }
    m_waiting.push_back({frame, std::move(done)});
    if (!m_deadline.isActive()) {
        m_deadline.start(m_timings.request);
    }
    m_link.send(codec::encode(frame));
}

void WebSocketPoster::signal(const TypingFrame& typing) {
    if (m_link.isOpen()) {
        m_link.send(codec::encode(typing));
    }
}

void WebSocketPoster::signal(const EchoFrame& echo) {
    if (m_link.isOpen()) {
        m_link.send(codec::encode(echo));
    }
}

void WebSocketPoster::received(const codec::ServerFrame& frame) {
    if (const auto* posted = std::get_if<Posted>(&frame)) {
        settle(posted->via, posted->n, *posted);
    } else if (const auto* refusal = std::get_if<Refusal>(&frame)) {
        const ErrorInfo& row = info(refusal->error);
        Failure failure{
            .kind = Failure::Kind::Refused, .httpStatus = row.status, .code = refusal->error};
        failure.subject = Failure::Subject::Message;
        if (row.retry) {
            failure.retryAfter = std::chrono::milliseconds(refusal->retry);
        }
        settle(refusal->via, refusal->n, failure);
    }
}

void WebSocketPoster::settle(const QByteArray& via, const std::optional<qint64>& n,
                             const Outcome& outcome) {
    const auto found = std::ranges::find_if(m_waiting, [&](const Waiting& waiting) {
        return waiting.frame.n == n && waiting.frame.via == via;
    });
    if (found == m_waiting.end()) {
        return;
    }
    const Done done = std::move(found->done);
    m_waiting.erase(found);
    if (m_waiting.empty()) {
        m_deadline.stop();
    } else {
        m_deadline.start(m_timings.request);
    }
    done(outcome);
}

void WebSocketPoster::failAll(const Failure& failure) {
    m_deadline.stop();
    for (const Waiting& waiting : std::exchange(m_waiting, {})) {
        waiting.done(failure);
    }
}

} // namespace parlance
