// Long polling: each request waits until there is something to say.
#pragma once

#include "client/polllink.h"

#include <QElapsedTimer>

namespace parlance {

class LongPollLink : public PollLink {
public:
    explicit LongPollLink(LinkContext context)
        : PollLink(Transport::LongPoll, std::move(context)) {}

private:
    void ask() override;
    std::chrono::milliseconds pause(bool news) override;
    Patience patience() const override;

    QElapsedTimer m_asked;
    bool m_waits = false; // Whether the last request was one that waits.
};

} // namespace parlance
