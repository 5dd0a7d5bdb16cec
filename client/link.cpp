#include "client/link.h"

#include <cmath>

namespace parlance {

LinkTimings LinkTimings::scaled(double factor) const {
    LinkTimings scaled = *this;
    for (std::chrono::milliseconds* time :
         {&scaled.hello, &scaled.silence, &scaled.why, &scaled.request, &scaled.pollActive,
          &scaled.pollIdle}) {
        *time = std::chrono::milliseconds(std::llround(double(time->count()) * factor));
    }
    scaled.wait = std::max(std::chrono::seconds(1),
                           std::chrono::seconds(std::llround(double(wait.count()) * factor)));
    return scaled;
}

Link::Link(Transport transport, LinkContext context)
    : m_transport(transport)
    , m_context(std::move(context)) {}

void Link::open(const Position& from) {
    Q_ASSERT(m_stage == Stage::New);
    m_position = from;
    m_stage = Stage::Opening;
    start();
}

void Link::close() {
    if (isLive()) {
        m_stage = Stage::Done;
        stop();
    }
}

void Link::take(const codec::ServerFrame& frame) {
    if (!isLive() || std::holds_alternative<codec::UnknownFrame>(frame)) {
        return;
    }
    if (const auto* hello = std::get_if<Hello>(&frame)) {
        take(*hello);
        return;
    }
    if (const auto* bye = std::get_if<Bye>(&frame)) {
        take(*bye);
        return;
    }
    if (m_stage == Stage::Opening) {
        const auto* refusal = std::get_if<Refusal>(&frame);
        fail(refusal != nullptr ? Failure{.kind = Failure::Kind::Refused,
                                          .httpStatus = info(refusal->error).status,
                                          .code = refusal->error}
                                : Failure{.kind = Failure::Kind::Nonsense});
        return;
    }
    advance(frame);
    Q_EMIT received(frame);
}

void Link::take(const Hello& hello) {
    m_stage = Stage::Open;
    m_position.after = hello.cursor;
    Q_EMIT opened(hello);
}

void Link::take(const Bye& bye) {
    close();
    Q_EMIT ended(bye);
}

void Link::fail(Failure failure) {
    if (!isLive()) {
        return;
    }
    close();
    failure.subject = subjectOf(m_transport);
    Q_EMIT failed(failure);
}

// Only a frame that was seen moves the position. The state of hello is not taken: if the stream
// broke before the presence that follows, asking with that state would never tell who is here.
void Link::advance(const codec::ServerFrame& frame) {
    if (const auto* message = std::get_if<Message>(&frame)) {
        m_position.after = message->cursor;
    } else if (const auto* presence = std::get_if<Presence>(&frame)) {
        m_position.state = presence->state;
    }
}

} // namespace parlance
