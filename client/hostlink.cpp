#include "client/hostlink.h"

#include "client/reason.h"

#include <QUrlQuery>

namespace parlance {
namespace {

constexpr std::chrono::milliseconds kPatience{10'000};

} // namespace

HostLink::HostLink(RoomUrl server, QByteArray token, QObject* parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_token(std::move(token))
    , m_http(m_server.fingerprint()) {
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &HostLink::follow);
    follow();
}

HostLink::~HostLink() {
    drop(m_reply, this);
}

bool HostLink::serves(const RoomUrl& room) const {
    return m_server.origin() == room.origin();
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

void HostLink::setRoom(const codec::RoomChange& change) {
    post(QStringLiteral("/host/rooms"), codec::encode(change),
         [this, room = change.room](const QByteArray& body) {
             const QByteArray secret = codec::invitationFrom(body);
             if (!secret.isEmpty()) {
                 Q_EMIT invited(room, secret);
             }
         });
}

void HostLink::mute(const codec::MuteChange& change) {
    post(QStringLiteral("/host/mute"), codec::encode(change));
}

void HostLink::kick(const QByteArray& cid) {
    post(QStringLiteral("/host/kick"), codec::encodeKick(cid));
}

void HostLink::ban(const QByteArray& cid, const QString& address) {
    post(QStringLiteral("/host/ban"), codec::encodeBan(cid, address.toUtf8()));
}

void HostLink::lift(const QByteArray& ban) {
    post(QStringLiteral("/host/lift"), codec::encodeLift(ban));
}

QUrl HostLink::url(const QString& path) const {
    QUrl url = m_server.page();
    url.setPath(path);
    return url;
}

void HostLink::follow() {
    m_again.stop();
    drop(std::exchange(m_reply, nullptr), this);
    m_parser = SseParser();
    m_policy = {}; // It is told anew, unless it is empty.
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
        } else if (event.type == "policy") {
            m_policy = codec::policyFrom(event.data);
            Q_EMIT policyChanged();
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
void HostLink::post(const QString& path, const QByteArray& body, Answered answered) {
    m_waiting.push_back({path, body, std::move(answered)});
    sendNext();
}

void HostLink::sendNext() {
    if (m_call || m_waiting.empty()) {
        return;
    }
    const auto answered = [this](const HttpAnswer& answer) {
        const Request done = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_call.reset();
        if (answer.failure) {
            Q_EMIT failed(reasonOf(*answer.failure));
        } else if (done.answered) {
            done.answered(answer.body);
        }
        sendNext();
    };
    const Request& next = m_waiting.front();
    m_call = m_http.post(Http::request(url(next.path), m_token), next.body, kPatience, answered);
}

} // namespace parlance
