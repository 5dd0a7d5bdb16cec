#include "client/roomurl.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace parlance {
namespace {

constexpr QByteArrayView kDefaultRoom = "lobby";

// The room in "/rooms/lobby", or the default one in "/" and "".
std::optional<RoomName> roomIn(QString path) {
    if (path.endsWith(u'/')) {
        path.chop(1);
    }
    if (path.isEmpty()) {
        return RoomName::parse(kDefaultRoom);
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
    const QUrl url(hasScheme ? typed : QStringLiteral("http://") + typed, QUrl::StrictMode);
    const bool spoken = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !spoken || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return std::nullopt;
    }
    const auto room = roomIn(url.path());
    if (!room) {
        return std::nullopt;
    }
    QUrl server;
    server.setScheme(url.scheme());
    server.setHost(url.host());
    server.setPort(url.port());
    return RoomUrl(server, *room);
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
