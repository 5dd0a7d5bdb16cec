// What the transports share on which the server speaks by itself: frames as JSON, hello within a
// deadline, and a watch over the silence that follows.
#pragma once

#include "client/link.h"

namespace parlance {

class PushLink : public Link {
protected:
    PushLink(Transport transport, LinkContext context);

    void startWatch();
    void stopWatch() { m_watch.stop(); }
    // Bytes came, whatever they mean.
    void heard();
    void takeJson(QByteArrayView json);

private:
    void watchExpired();

    QTimer m_watch;
    std::chrono::milliseconds m_silence;
};

} // namespace parlance
