// One TCP connection from accept to close: requests in order, one at a time; then perhaps a stream
// or a WebSocket, which occupies it to its end. All deadlines of a connection are kept here.
//
// Thread: the server's only. Closing only marks: the object dies at the end of the turn.
#pragma once

#include "server/http/requestparser.h"
#include "server/http/response.h"
#include "server/net/channel.h"
#include "server/net/detour.h"
#include "server/net/sockets.h"
#include "server/net/timers.h"

namespace parlance {

class Connections;

// Whoever holds a connection between the request and the end of its answer: a stream, a waiting
// poll, a WebSocket. Destroyed with the connection, or when the answer is complete.
class Occupant {
public:
    virtual ~Occupant() = default;
    // Everything written has been taken by the system.
    virtual void drained() {}
    // After an upgrade: bytes that are not HTTP.
    virtual void received(QByteArrayView) {}
    // The server ends. Whoever belongs to a room hears it from there.
    virtual void retire() {}
};

class Connection final : public ChannelOwner {
public:
    enum class Admission { Guest, Refused };
    Connection(Connections& connections, quint64 id, QByteArray address, Admission admission);
    ~Connection();
    void open(std::unique_ptr<Channel> channel);

    quint64 id() const { return m_id; }
    const QByteArray& address() const { return m_address; }
    Admission admission() const { return m_admission; }
    const Channel& channel() const { return *m_channel; }
    bool isDead() const { return m_state == State::Dead; }

    // The whole answer to the present request; the next one follows. Returns the size of its head.
    qsizetype respond(const http::Response& response);

    // The head of an answer without a known length, whose size is returned; write() follows, then
    // finish().
    enum class Body { Chunked, UntilClose };
    qsizetype begin(const http::Response& response, Body body);
    void occupy(std::unique_ptr<Occupant> occupant);
    Occupant* occupant() const { return m_occupant.get(); }
    // Bytes of the body as they are to stand on the wire, chunk framing included. They are written
    // at the end of the turn.
    void write(QByteArray bytes);
    // The same for whoever calls flush() or watchWriting() afterwards.
    void queue(QByteArray bytes);
    // The body is complete: the connection closes, once everything has been written.
    void finish();

    // What came behind the present request.
    const QByteArray& earlyInput() const { return m_input; }
    // Leaves HTTP: what comes goes to the occupant as it is. Returns what has come already.
    QByteArray upgrade();

    // Answers a connection that is one too many; on a server with TLS once it has shown which of
    // the two it speaks.
    void refuse(Error error);
    // Writes at the end of this turn what has been queued.
    void watchWriting();
    // Cuts the connection at once.
    void abort();

    // What is written is on its way like this from now on; what is under way comes at once where
    // the rule is none.
    void setDetour(const Detour::Rule& rule);
    // Closes in place of the answer to the present request, as if the answer had been lost.
    void loseAnswer() { m_losesAnswer = true; }
    bool losesAnswer() const { return m_losesAnswer; }
    // Bytes that are written and not taken by the system yet. Those that a detour holds for good
    // are not among them.
    qsizetype pending() const {
        return m_channel->pending() + (m_detour ? m_detour->pending() : 0);
    }

    // The minor version of the present request: 0 knows neither chunks nor a default keep-alive.
    int minorVersion() const { return m_minorVersion; }
    // Writes what waits. There is one write in a turn: when the room goes round, or at the end.
    void flush();
    // At the end of the turn, because watchWriting() put it into the list of those.
    void flushListed();
    bool isListed() const { return m_listed; }

    // Says that no further request will be served: after the present answer the connection closes.
    void retire();

    void secured() override;
    void received(QByteArrayView bytes) override;
    void peerEnded() override;
    void drained() override;
    void broken() override;

private:
    enum class State { Reading, Answering, Occupied, Upgraded, Closing, Lingering, Dead };

    void startTls(QByteArrayView bytes);
    http::RequestParser::State parserState() const;
    qsizetype parse(QByteArrayView bytes);
    void process();
    bool isBehind() const;
    void arrive(QByteArray bytes);
    void watchRequest();
    void handle();
    void fail(Error error);
    void close();
    void leave();
    void linger();
    void deadlinePassed();
    void stalled();

    Connections& m_connections;
    quint64 m_id;
    QByteArray m_address; // Of the peer; see sockets::addressOf().
    Admission m_admission;
    std::unique_ptr<http::RequestParser> m_parser; // Only while there is something of a request.
    QByteArray m_input; // Of later requests, while one is being answered.
    Timer m_deadline;   // Of the present state.
    qint64 m_stallMark = 0;
    Timer m_stall; // Of writing.
    // What every delivery looks at lies together: among 10,000 connections none of it is in the
    // processor's cache.
    State m_state = State::Reading;
    bool m_listed = false; // Among those to flush at the end of the turn.
    bool m_isNew;          // On a server with TLS, until the first byte.
    bool m_isSecure = false;
    std::unique_ptr<Channel> m_channel;
    std::unique_ptr<Occupant> m_occupant;
    std::unique_ptr<Detour> m_detour; // Only while something is simulated.

    http::RequestParser::State m_watched = http::RequestParser::State::Complete;
    Error m_refusal = Error::None; // What a new one will be answered.
    int m_minorVersion = 1;
    bool m_keepAlive = true;
    bool m_head = false;      // The present request is HEAD.
    bool m_continued = false; // "100 Continue" has been said.
    bool m_losesAnswer = false;
    bool m_processing = false;
    bool m_peerEnded = false;
};

} // namespace parlance
