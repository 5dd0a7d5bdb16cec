// Sends over the WebSocket that also listens, without waiting for one answer before the next.
#pragma once

#include "client/poster.h"
#include "client/websocketlink.h"

#include <deque>

namespace parlance {

class WebSocketPoster : public Poster {
public:
    // The link is open and outlives the poster. Its end ends everything still unanswered.
    explicit WebSocketPoster(WebSocketLink& link, LinkTimings timings = {});

    void post(const PostFrame& frame, Done done) override;
    void signal(const TypingFrame& typing) override;
    void signal(const EchoFrame& echo) override;

private:
    struct Waiting {
        PostFrame frame;
        Done done;
    };

    void received(const codec::ServerFrame& frame);
    void settle(const QByteArray& via, const std::optional<qint64>& n, const Outcome& outcome);
    void failAll(const Failure& failure);

    WebSocketLink& m_link;
    LinkTimings m_timings;
    QTimer m_deadline; // Runs while something waits, anew with each answer.
    std::deque<Waiting> m_waiting;
};

} // namespace parlance
