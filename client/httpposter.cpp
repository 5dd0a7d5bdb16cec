#include "client/httpposter.h"

#include <utility>

namespace parlance {
namespace {

Poster::Outcome outcomeOf(const HttpAnswer& answer, const RoomName& room, const PostFrame& frame) {
    if (answer.failure) {
        Failure failure = *answer.failure;
        failure.subject = Failure::Subject::Message;
        return failure;
    }
    const Result<Cursor> cursor = codec::decodePosted(answer.body);
    if (!cursor) {
        return Failure{.kind = Failure::Kind::Nonsense,
                       .httpStatus = answer.status,
                       .subject = Failure::Subject::Message};
    }
    return Posted{room, frame.n, frame.via, *cursor};
}

} // namespace

HttpPoster::HttpPoster(Http& http, RoomUrl room, QByteArray token, LinkTimings timings)
    : m_http(http)
    , m_room(std::move(room))
    , m_token(std::move(token))
    , m_timings(timings) {}

void HttpPoster::post(const PostFrame& frame, Done done) {
    Q_ASSERT(frame.n);
    m_waiting.push_back({frame, std::move(done)});
    sendNext();
}

void HttpPoster::signal(const TypingFrame& typing) {
    sendSignal(m_typing, m_room.events(), codec::encode(typing));
}

void HttpPoster::signal(const EchoFrame& echo) {
    sendSignal(m_echo, m_room.echo(), codec::encode(echo));
}

void HttpPoster::sendNext() {
    if (m_call || m_waiting.empty()) {
        return;
    }
    m_call =
        m_http.post(Http::request(m_room.events(), m_token), codec::encode(m_waiting.front().frame),
                    m_timings.request, [this](const HttpAnswer& answer) { answered(answer); });
}

void HttpPoster::answered(const HttpAnswer& answer) {
    m_call.reset();
    const Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    const Outcome outcome = outcomeOf(answer, m_room.room(), first.frame);
    const auto* failure = std::get_if<Failure>(&outcome);
    std::deque<Waiting> behind;
    if (failure != nullptr && !failure->isFinal()) {
        behind = std::exchange(m_waiting, {});
    }
    sendNext();
    // From here on the callbacks may have destroyed this poster.
    first.done(outcome);
    for (const Waiting& waiting : behind) {
        waiting.done(outcome);
    }
}

void HttpPoster::sendSignal(Http::Call& lane, const QUrl& url, const QByteArray& body) {
    lane = m_http.post(Http::request(url, m_token), body, m_timings.request,
                       [&lane](const HttpAnswer&) { lane.reset(); });
}

} // namespace parlance
