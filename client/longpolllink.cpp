#include "client/longpolllink.h"

namespace parlance {

void LongPollLink::ask() {
    // The first answer is wanted at once: it is the hello, and shows that this transport works.
    m_waits = isOpen() && !isHurried();
    const std::chrono::seconds wait = m_waits ? context().timings.wait : std::chrono::seconds(0);
    QNetworkRequest asking = request();
    asking.setRawHeader(QByteArrayLiteral("Prefer"),
                        "wait=" + QByteArray::number(qint64(wait.count())));
    m_asked.start();
    m_call = context().http->poll(asking, wait + context().timings.request,
                                  [this](const HttpAnswer& answer) { handle(answer); });
}

Link::Patience LongPollLink::patience() const {
    const bool whole =
        m_waits && m_asked.elapsed() >= qint64(context().timings.wait.count()) * 1000;
    return whole ? Patience::Exhausted : Patience::Left;
}

// An empty answer long before its time comes from something between that does not let requests
// wait. Asking again at once would make a storm of it.
std::chrono::milliseconds LongPollLink::pause(bool news) {
    const std::chrono::milliseconds active = context().timings.pollActive;
    const bool early = m_waits && m_asked.elapsed() < active.count();
    return early && !news ? active : std::chrono::milliseconds(0);
}

} // namespace parlance
