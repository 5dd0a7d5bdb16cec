// The host's line to its own server: follows /host/stats, comes back by itself, and asks for
// simulated faults. It needs the host's token, so a guest has none.
#pragma once

#include "client/backoff.h"
#include "client/http.h"
#include "client/sseparser.h"
#include "server/protocol/hostview.h"

#include <QTimer>

#include <deque>

namespace parlance {

class HostLink final : public QObject {
    Q_OBJECT

public:
    // Follows at once. Any address of the server will do.
    HostLink(QUrl server, QByteArray token, QObject* parent = nullptr);
    ~HostLink() override;

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

Q_SIGNALS:
    void changed();
    void lanes(const parlance::HostLanes& lanes);
    // A request of ours did not work.
    void failed(const QString& reason);

private:
    void follow();
    void read();
    void lost();
    void post(const QString& path, const QByteArray& body);
    void sendNext();
    QUrl url(const QString& path) const;

    QUrl m_server;
    QByteArray m_token;
    bool m_lanes = false;
    HostView m_view;
    Http m_http;
    QPointer<QNetworkReply> m_reply;
    SseParser m_parser;
    QTimer m_again;
    Backoff m_backoff{Random()};
    struct Request {
        QString path;
        QByteArray body;
    };
    std::deque<Request> m_waiting; // The first one is in flight while m_call is.
    Http::Call m_call;
};

} // namespace parlance
