#include "tests/support/chaos/chaosproxy.h"

#include "tests/support/chaos/pipe.h"

#include <algorithm>
#include <cmath>

namespace parlance::chaos {

ChaosProxy::ChaosProxy(quint16 upstream, quint32 seed, double scale)
    : m_upstream(upstream)
    , m_seed(seed)
    , m_scale(scale)
    , m_random(seed) {
    m_change.setSingleShot(true);
    QObject::connect(&m_change, &QTimer::timeout, &m_change, [this] { change(); });
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    if (!m_server.listen(QHostAddress::LocalHost, 0)) {
        qFatal("The proxy cannot listen: %s", qPrintable(m_server.errorString()));
    }
}

ChaosProxy::~ChaosProxy() = default;

void ChaosProxy::accept() {
    while (QTcpSocket* client = m_server.nextPendingConnection()) {
        ++m_tally.connections;
        m_pipes.push_back(std::make_unique<Pipe>(*this, client));
    }
}

void ChaosProxy::setWeather(const Weather& weather) {
    m_weather = weather;
    for (const std::unique_ptr<Pipe>& pipe : m_pipes) {
        pipe->feel();
    }
    if (onChange) {
        onChange(weather);
    }
}

void ChaosProxy::run(std::chrono::milliseconds lasts) {
    m_periods = forecast(m_seed, lasts);
    std::ranges::reverse(m_periods);
    change();
}

void ChaosProxy::change() {
    if (m_periods.empty()) {
        return setWeather({});
    }
    const Period period = m_periods.back();
    m_periods.pop_back();
    m_change.start(scaled(period.lasts));
    setWeather(period.weather);
}

// Its own call may be what ends it, so it goes in the next round.
void ChaosProxy::bury(Pipe& pipe) {
    const auto place =
        std::ranges::find_if(m_pipes, [&](const auto& owned) { return owned.get() == &pipe; });
    if (place != m_pipes.end()) {
        place->release()->deleteLater();
        m_pipes.erase(place);
    }
}

int ChaosProxy::scaled(std::chrono::milliseconds time) const {
    return static_cast<int>(std::lround(static_cast<double>(time.count()) * m_scale));
}

int ChaosProxy::ageUpTo(std::chrono::milliseconds time) {
    return 1 + m_random.bounded(std::max(1, scaled(time)));
}

} // namespace parlance::chaos
