#include "client/hostlink.h"

#include "client/reason.h"

#include <QUrlQuery>

namespace parlance {
namespace {

constexpr std::chrono::milliseconds kPatience{10'000};

} // namespace

HostLink::HostLink(QUrl server, QByteArray token, QObject* parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_token(std::move(token)) {
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &HostLink::follow);
    follow();
}

HostLink::~HostLink() {
    drop(m_reply, this);
}

void HostLink::setLanes(bool wanted) {
    if (m_lanes != wanted) {
        m_lanes = wanted;
        follow();
    }
}

void HostLink::simulate(const codec::SimulatedGuest& wanted) {
    post(QStringLiteral("/host/simulate"), codec::encode(wanted));
}

void HostLink::simulateNothing() {
    simulate({});
    for (const codec::SimulatedGuest& guest : m_view.simulated.guests) {
        simulate({.guest = guest.guest});
    }
}

void HostLink::dropNow(const QByteArray& guest) {
    post(QStringLiteral("/host/simulate/drop"), codec::encodeGuest(guest));
}

QUrl HostLink::url(const QString& path) const {
    QUrl url = m_server;
    url.setPath(path);
    url.setQuery(QString());
    return url;
}

void HostLink::follow() {
    m_again.stop();
    drop(std::exchange(m_reply, nullptr), this);
    m_parser = SseParser();
    QUrl stats = url(QStringLiteral("/host/stats"));
    if (!m_lanes) {
        stats.setQuery(QStringLiteral("lanes=no"));
    }
    m_reply = m_http.stream(Http::request(stats, m_token));
    connect(m_reply, &QNetworkReply::readyRead, this, &HostLink::read);
    connect(m_reply, &QNetworkReply::finished, this, &HostLink::lost);
}

void HostLink::read() {
    if (statusOf(*m_reply) != 200) {
        return;
    }
    m_backoff.reset();
    const QPointer<QNetworkReply> reading = m_reply;
    for (const SseEvent& event : m_parser.feed(m_reply->readAll())) {
        if (event.type == "stats") {
            m_view = hostViewFrom(event.data);
            Q_EMIT changed();
        } else if (event.type == "lanes") {
            Q_EMIT lanes(hostLanesFrom(event.data));
        }
        if (reading != m_reply) {
            return; // Whoever listened asked for another stream.
        }
    }
}

// The server ends, or restarts: then it is a new one, with another token, and its window says so.
void HostLink::lost() {
    drop(std::exchange(m_reply, nullptr), this);
    m_again.start(m_backoff.next());
}

// One after the other: two changes may not overtake each other.
void HostLink::post(const QString& path, const QByteArray& body) {
    m_waiting.push_back({path, body});
    sendNext();
}

void HostLink::sendNext() {
    if (m_call || m_waiting.empty()) {
        return;
    }
    const auto answered = [this](const HttpAnswer& answer) {
        m_waiting.pop_front();
        m_call.reset();
        if (answer.failure) {
            Q_EMIT failed(reasonOf(*answer.failure));
        }
        sendNext();
    };
    const Request& next = m_waiting.front();
    m_call = m_http.post(Http::request(url(next.path), m_token), next.body, kPatience, answered);
}

} // namespace parlance
