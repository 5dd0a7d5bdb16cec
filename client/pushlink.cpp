#include "client/pushlink.h"

namespace parlance {

PushLink::PushLink(Transport transport, LinkContext linkContext)
    : Link(transport, std::move(linkContext))
    , m_silence(context().timings.silence) {
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &PushLink::watchExpired);
    // One and a half heartbeats: one may be late, but not so late.
    connect(this, &Link::opened, this, [this](const Hello& hello) {
        if (hello.heartbeat > 0) {
            m_silence = std::chrono::milliseconds(hello.heartbeat * 3 / 2);
        }
        heard();
    });
}

void PushLink::startWatch() {
    count().requests = 1;
    m_watch.start(context().timings.hello);
}

// Before hello nothing prolongs the deadline: a proxy may send comments for ever.
void PushLink::heard() {
    if (isOpen()) {
        m_watch.start(m_silence);
    }
}

void PushLink::takeJson(QByteArrayView json) {
    count().payload += json.size();
    const auto frame = codec::decodeServerFrame(json);
    if (!frame) {
        fail({.kind = Failure::Kind::Nonsense});
        return;
    }
    take(*frame);
}

void PushLink::watchExpired() {
    fail({.kind = isOpen() ? Failure::Kind::Silent : Failure::Kind::Timeout});
}

} // namespace parlance
