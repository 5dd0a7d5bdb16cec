// The address of a room, and the addresses of what belongs to it.
#pragma once

#include "server/protocol/cursor.h"
#include "server/protocol/roomname.h"

#include <QUrl>

namespace parlance {

class RoomUrl {
public:
    // Takes http://host:port/rooms/lobby, and what people type: without the scheme, with a slash
    // at the end, or only the server; and what a page or a message links to, where parlance://
    // stands for http://. A fragment #tls or #tls=FINGERPRINT makes https:// of either. Nothing
    // where it is none of these.
    static std::optional<RoomUrl> parse(const QString& text);

    // Without it the server decides which room is meant (client/defaultroom.h). Whoever does not
    // ask gets the lobby.
    bool namesRoom() const { return m_namesRoom; }
    const RoomName& room() const { return m_room; }
    QString host() const { return m_server.host(); }
    quint16 port() const; // Also where it goes without saying.
    // "http://host:port", always with the port.
    QString origin() const;
    // The name of the server under which tokens, drafts and outboxes are kept: its origin, unless
    // it is known to be the same server at changing ports.
    QString key() const { return m_key.isEmpty() ? origin() : m_key; }
    RoomUrl keptUnder(const QString& key) const;
    bool isLoopback() const;
    bool isEncrypted() const { return m_server.scheme() == u"https"; }
    // The same room over TLS, kept under the name that it had.
    RoomUrl encrypted() const;
    // What the certificate of the server must have, 32 bytes; or nothing, where whoever an
    // authority vouches for will do. It stands in the link's fragment.
    const QByteArray& fingerprint() const { return m_fingerprint; }
    RoomUrl withFingerprint(const QByteArray& fingerprint) const;
    // The secret of an invitation link, which stands in its fragment: no address below has it, so
    // nothing that is asked for, kept or traced tells it.
    const QByteArray& invitation() const { return m_invitation; }
    RoomUrl withInvitation(const QByteArray& secret) const;
    // The page with all that its fragment can tell, to be handed on.
    QUrl link() const;
    // Another room of the same server.
    RoomUrl other(const RoomName& room) const;

    QUrl page() const { return resource(QString()); }
    QUrl events() const { return resource(QStringLiteral("/events")); }
    QUrl events(const Position& from) const;
    QUrl webSocket(const Position& from) const;
    QUrl members() const { return resource(QStringLiteral("/members")); }
    QUrl echo() const { return resource(QStringLiteral("/echo")); }
    QUrl ping() const;
    QUrl rooms() const; // The server's list of them.

private:
    RoomUrl(QUrl server, RoomName room) : m_server(std::move(server)), m_room(std::move(room)) {}
    QUrl resource(const QString& below) const;
    std::optional<RoomUrl> overTls(const QString& written) const;

    QUrl m_server; // Scheme, host and port; no path.
    RoomName m_room;
    bool m_namesRoom = true;
    QString m_key;
    QByteArray m_invitation;
    QByteArray m_fingerprint;
};

// Whether a host name means this machine, where no proxy has any business.
bool isLoopback(const QString& host);

} // namespace parlance
