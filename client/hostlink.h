// The host's line to its own server: follows /host/stats, comes back by itself, and asks for
// simulated faults and for what the host decides about people and rooms. It needs the host's token,
// so a guest has none.
#pragma once

#include "client/backoff.h"
#include "client/http.h"
#include "client/roomurl.h"
#include "client/sseparser.h"
#include "server/protocol/hostview.h"
#include "server/protocol/policycodec.h"

#include <QTimer>

#include <deque>

namespace parlance {

class HostLink final : public QObject {
    Q_OBJECT

public:
    // Follows at once. Any address of the server will do.
    HostLink(RoomUrl server, QByteArray token, QObject* parent = nullptr);
    ~HostLink() override;

    // Whether this room is one of its server's.
    bool serves(const RoomUrl& room) const;

    // The lanes cost the server something and come ten times a second: only while somebody looks.
    void setLanes(bool wanted);
    // As of the last event; empty before the first.
    const HostView& view() const { return m_view; }

    // These faults and no others, for everybody or for one guest. What becomes of it is seen in the
    // view, which is also right when somebody else switched something.
    void simulate(const codec::SimulatedGuest& wanted);
    // All guests' faults, and everybody's.
    void simulateNothing();
    void dropNow(const QByteArray& guest);

    // What holds about people and rooms; what becomes of the wishes below is seen here.
    const codec::PolicyView& policy() const { return m_policy; }
    void setRoom(const codec::RoomChange& change);
    void mute(const codec::MuteChange& change);
    // Out of all rooms for some minutes.
    void kick(const QByteArray& cid);
    // For good: this person, and everybody at this address where it is not empty.
    void ban(const QByteArray& cid, const QString& address);
    void lift(const QByteArray& ban);

Q_SIGNALS:
    void changed();
    void policyChanged();
    // The secret of the invitation that setRoom() asked for. The server tells it only now.
    void invited(const parlance::RoomName& room, const QByteArray& secret);
    void lanes(const parlance::HostLanes& lanes);
    // A request of ours did not work.
    void failed(const QString& reason);

private:
    void follow();
    void read();
    void lost();
    using Answered = std::function<void(const QByteArray& body)>;
    void post(const QString& path, const QByteArray& body, Answered answered = {});
    void sendNext();
    QUrl url(const QString& path) const;

    RoomUrl m_server;
    QByteArray m_token;
    bool m_lanes = false;
    HostView m_view;
    codec::PolicyView m_policy;
    Http m_http;
    QPointer<QNetworkReply> m_reply;
    SseParser m_parser;
    QTimer m_again;
    Backoff m_backoff{Random()};
    struct Request {
        QString path;
        QByteArray body;
        Answered answered;
    };
    std::deque<Request> m_waiting; // The first one is in flight while m_call is.
    Http::Call m_call;
};

} // namespace parlance
