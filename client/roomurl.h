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
    // stands for http://. Nothing where it is none of these.
    static std::optional<RoomUrl> parse(const QString& text);

    // Without it the server decides which room is meant (client/defaultroom.h). Whoever does not
    // ask gets the lobby.
    bool namesRoom() const { return m_namesRoom; }
    const RoomName& room() const { return m_room; }
    // "http://host:port", always with the port.
    QString origin() const;
    // The name of the server under which tokens, drafts and outboxes are kept: its origin, unless
    // it is known to be the same server at changing ports.
    QString key() const { return m_key.isEmpty() ? origin() : m_key; }
    RoomUrl keptUnder(const QString& key) const;
    bool isLoopback() const;
    // The secret of an invitation link, which stands in its fragment: no address below has it, so
    // nothing that is asked for, kept or traced tells it.
    const QByteArray& invitation() const { return m_invitation; }
    QUrl invitationLink() const;
    RoomUrl withInvitation(const QByteArray& secret) const;
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

    QUrl m_server; // Scheme, host and port; no path.
    RoomName m_room;
    bool m_namesRoom = true;
    QString m_key;
    QByteArray m_invitation;
};

// Whether a host name means this machine, where no proxy has any business.
bool isLoopback(const QString& host);

} // namespace parlance
