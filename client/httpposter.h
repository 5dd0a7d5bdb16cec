// Sends by HTTP requests, one message in flight, since a server may answer two in either order.
#pragma once

#include "client/http.h"
#include "client/link.h"
#include "client/poster.h"

#include <deque>

namespace parlance {

class HttpPoster : public Poster {
public:
    HttpPoster(Http& http, RoomUrl room, QByteArray token, LinkTimings timings = {});

    void post(const PostFrame& frame, Done done) override;
    void signal(const TypingFrame& typing) override;
    void signal(const EchoFrame& echo) override;

private:
    struct Waiting {
        PostFrame frame;
        Done done;
    };

    void sendNext();
    void answered(const HttpAnswer& answer);
    void sendSignal(Http::Call& lane, const QUrl& url, const QByteArray& body);

    Http& m_http;
    RoomUrl m_room;
    QByteArray m_token;
    LinkTimings m_timings;
    std::deque<Waiting> m_waiting; // The first one is in flight while m_call is.
    Http::Call m_call;
    Http::Call m_typing; // A newer signal of a kind makes the older one pointless.
    Http::Call m_echo;
};

} // namespace parlance
