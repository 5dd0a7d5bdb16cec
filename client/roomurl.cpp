#include "client/roomurl.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace parlance {
namespace {

constexpr QByteArrayView kDefaultRoom = "lobby";
const QString kInvitation = QStringLiteral("invitation=");

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
    if (const QString fragment = url.fragment(); fragment.startsWith(kInvitation)) {
        parsed.m_invitation = fragment.sliced(kInvitation.size()).toLatin1();
    }
    return parsed;
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

QUrl RoomUrl::invitationLink() const {
    QUrl link = page();
    if (!m_invitation.isEmpty()) {
        link.setFragment(kInvitation + QString::fromLatin1(m_invitation));
    }
    return link;
}

RoomUrl RoomUrl::withInvitation(const QByteArray& secret) const {
    RoomUrl invited = *this;
    invited.m_invitation = secret;
    return invited;
}

QString RoomUrl::origin() const {
    QUrl origin = m_server;
    origin.setPort(m_server.port(m_server.scheme() == u"https" ? 443 : 80));
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
