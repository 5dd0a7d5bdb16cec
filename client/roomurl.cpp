#include "client/roomurl.h"

#include "server/protocol/fingerprint.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace parlance {
namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;
constexpr QByteArrayView kDefaultRoom = "lobby";
const QString kInvitation = QStringLiteral("invitation");
const QString kTls = QStringLiteral("tls");

// The room in "/rooms/lobby".
std::optional<RoomName> roomIn(QString path) {
    if (path.endsWith(u'/')) {
        path.chop(1);
    }
    const QString before = QStringLiteral("/rooms/");
    if (!path.startsWith(before)) {
        return std::nullopt;
    }
    return RoomName::parse(path.sliced(before.size()).toUtf8());
}

struct ToText {
    QString operator()(FromLatest) const { return {}; }
    QString operator()(FromStart) const { return QStringLiteral("start"); }
    QString operator()(FromNow) const { return QStringLiteral("now"); }
    QString operator()(const Cursor& cursor) const { return QString::fromLatin1(cursor.toBytes()); }
};

} // namespace

std::optional<RoomUrl> RoomUrl::parse(const QString& text) {
    const QString typed = text.trimmed();
    const bool hasScheme = typed.contains(QStringLiteral("://"));
    QUrl url(hasScheme ? typed : QStringLiteral("http://") + typed, QUrl::StrictMode);
    if (url.scheme() == u"parlance") {
        url.setScheme(QStringLiteral("http"));
    }
    const bool spoken = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !spoken || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return std::nullopt;
    }
    const bool namesRoom = !url.path().isEmpty() && url.path() != u"/";
    const auto room = namesRoom ? roomIn(url.path()) : RoomName::parse(kDefaultRoom);
    if (!room) {
        return std::nullopt;
    }
    QUrl server;
    server.setScheme(url.scheme());
    server.setHost(url.host());
    server.setPort(url.port());
    RoomUrl parsed(server, *room);
    parsed.m_namesRoom = namesRoom;
    const QUrlQuery told(url.fragment());
    parsed.m_invitation = told.queryItemValue(kInvitation).toLatin1();
    return told.hasQueryItem(kTls) ? parsed.overTls(told.queryItemValue(kTls)) : parsed;
}

// A fingerprint that cannot be read must not end in trusting anybody.
std::optional<RoomUrl> RoomUrl::overTls(const QString& written) const {
    RoomUrl safe = *this;
    safe.m_server.setScheme(QStringLiteral("https"));
    if (written.isEmpty()) {
        return safe;
    }
    const auto fingerprint = parseFingerprint(written.toLatin1());
    return fingerprint ? std::optional(safe.withFingerprint(*fingerprint)) : std::nullopt;
}

RoomUrl RoomUrl::encrypted() const {
    RoomUrl safe = *this;
    if (!isEncrypted()) {
        // The port is the same one, also where it went without saying.
        safe.m_server.setPort(port());
        safe.m_server.setScheme(QStringLiteral("https"));
        safe.m_key = key();
    }
    return safe;
}

RoomUrl RoomUrl::withFingerprint(const QByteArray& fingerprint) const {
    RoomUrl pinned = *this;
    pinned.m_fingerprint = fingerprint;
    return pinned;
}

RoomUrl RoomUrl::other(const RoomName& room) const {
    RoomUrl other = *this;
    other.m_room = room;
    other.m_namesRoom = true;
    other.m_invitation.clear();
    return other;
}

RoomUrl RoomUrl::keptUnder(const QString& key) const {
    RoomUrl kept = *this;
    kept.m_key = key;
    return kept;
}

QUrl RoomUrl::link() const {
    QUrlQuery told;
    if (!m_invitation.isEmpty()) {
        told.addQueryItem(kInvitation, QString::fromLatin1(m_invitation));
    }
    if (!m_fingerprint.isEmpty()) {
        told.addQueryItem(kTls, QString::fromLatin1(fingerprintLink(m_fingerprint)));
    }
    QUrl link = page();
    if (!told.isEmpty()) {
        link.setFragment(told.toString());
    }
    return link;
}

RoomUrl RoomUrl::withInvitation(const QByteArray& secret) const {
    RoomUrl invited = *this;
    invited.m_invitation = secret;
    return invited;
}

quint16 RoomUrl::port() const {
    return static_cast<quint16>(m_server.port(isEncrypted() ? kHttpsPort : kHttpPort));
}

QString RoomUrl::origin() const {
    QUrl origin = m_server;
    origin.setPort(port());
    return origin.toString(QUrl::FullyEncoded);
}

bool RoomUrl::isLoopback() const {
    return parlance::isLoopback(m_server.host());
}

QUrl RoomUrl::events(const Position& from) const {
    QUrlQuery query;
    const QString after = std::visit(ToText(), from.after);
    if (!after.isEmpty()) {
        query.addQueryItem(QStringLiteral("after"), after);
    }
    if (from.state) {
        query.addQueryItem(QStringLiteral("state"), QString::number(*from.state));
    }
    QUrl url = events();
    if (!query.isEmpty()) {
        url.setQuery(query);
    }
    return url;
}

QUrl RoomUrl::webSocket(const Position& from) const {
    QUrl url = events(from);
    url.setScheme(url.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    return url;
}

QUrl RoomUrl::ping() const {
    QUrl url = m_server;
    url.setPath(QStringLiteral("/ping"));
    return url;
}

QUrl RoomUrl::rooms() const {
    QUrl url = m_server;
    url.setPath(QStringLiteral("/rooms"));
    return url;
}

QUrl RoomUrl::resource(const QString& below) const {
    QUrl url = m_server;
    url.setPath(QStringLiteral("/rooms/") + QString::fromLatin1(m_room.bytes()) + below);
    return url;
}

bool isLoopback(const QString& host) {
    // RFC 6761 section 6.3: every name below "localhost" stays on this machine as well.
    const bool byName = host.compare(u"localhost", Qt::CaseInsensitive) == 0 ||
                        host.endsWith(QStringLiteral(".localhost"), Qt::CaseInsensitive);
    return byName || QHostAddress(host).isLoopback();
}

} // namespace parlance
