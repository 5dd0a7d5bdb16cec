// A stream of frames to one reader, the same for every transport that streams: hello, the people,
// what was missed, what comes, heartbeats, and a bye. It copies entries from its position on, as
// far as the socket takes them, out of the tail or, while it lies behind, page by page out of the
// log. What is new about people is made from the difference of two states, never queued.
#pragma once

#include "server/net/connection.h"
#include "server/room/room.h"
#include "server/room/subscriber.h"
#include "server/transport/form.h"
#include "server/transport/services.h"
#include "server/transport/visit.h"

namespace parlance {

class Streamer final : public Subscriber {
public:
    // Called once, when the stream has said bye: the transport closes in its own way.
    using EndHandler = std::function<void(Error)>;

    struct Setup {
        std::shared_ptr<Room> room;
        Visitor visitor;
        Outlet outlet;
        const Form& form;
        Connection& connection;
    };
    Streamer(Services& services, Setup setup, EndHandler onEnd);
    ~Streamer() override;

    // Writes hello and begins to follow the room. `handshake` bytes have gone over the wire to get
    // here.
    void start(const Position& position, qint64 handshake);
    // Everything written has been taken: there may be more to read.
    void catchUp();

    void flush() override;
    void end(const QByteArray& reason) override;
    const Visitor& visitor() const override { return m_visitor; }

    void write(const Frame& frame);
    void echo(const QByteArray& nonce);
    Visit& visit() { return m_visit; }
    const std::shared_ptr<Room>& room() const { return m_room; }
    // The position after the last entry written.
    Cursor cursor() const { return m_room->cursor(m_next - 1); }

private:
    qsizetype pending() const { return m_connection.pending(); }
    void copyNews();
    void writeState();
    void writeEntries();
    void writeEntries(const QByteArray& bytes, Seq last, qsizetype payload);
    void readPage();
    void pageRead(const Result<std::vector<Message>>& page);
    void beat();
    void leave();

    // What every delivery looks at lies together.
    Connection& m_connection;
    std::shared_ptr<Room> m_room;
    const Form& m_form;
    Services& m_services;
    Seq m_next = 1;
    quint64 m_state = 0;
    Visit m_visit;
    bool m_reading = false; // A page of the log is on its way.
    bool m_following = false;

    Visitor m_visitor;
    EndHandler m_onEnd;
    Timer m_heartbeat;
    QByteArray m_name;
    std::shared_ptr<char> m_alive = std::make_shared<char>();
};

} // namespace parlance
