// What the two polls share: ask from the position, turn the answer into the frames that a stream
// would have brought, ask again.
#pragma once

#include "client/link.h"

namespace parlance {

class PollLink : public Link {
protected:
    PollLink(Transport transport, LinkContext context);

    // Sends one request whose answer goes to answered().
    virtual void ask() = 0;
    // The pause before the next one, after an answer with news or without.
    virtual std::chrono::milliseconds pause(bool news) = 0;

    void handle(const HttpAnswer& answer);
    // Whether the request that was just answered had all the time that it wanted.
    virtual Patience patience() const { return Patience::Left; }
    void askNow() override;
    bool isHurried() const { return m_hurried; }
    QNetworkRequest request() const;

    Http::Call m_call;

private:
    void start() override { ask(); }
    void stop() override;
    void take(const codec::ReceivedAnswer& received);

    QTimer m_next;
    bool m_hurried = false;
};

} // namespace parlance
