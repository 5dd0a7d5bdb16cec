// Short polling: ask, be answered at once, ask again a little later. It works wherever HTTP works.
#pragma once

#include "client/polllink.h"
#include "client/pollrhythm.h"

namespace parlance {

class ShortPollLink : public PollLink {
public:
    explicit ShortPollLink(LinkContext context);

private:
    void ask() override;
    std::chrono::milliseconds pause(bool news) override { return m_rhythm.next(news); }

    PollRhythm m_rhythm;
    QByteArray m_etag;
};

} // namespace parlance
