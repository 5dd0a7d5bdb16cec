// The same messages over all five transports at once, and what each of them made of it: the race of
// the inspector and of `parlance race`. It talks in a room of its own, so that nobody's
// conversation is disturbed. Every transport has a relay that counts its bytes at the socket.
#pragma once

#include "client/byterelay.h"
#include "client/httpposter.h"
#include "client/identity.h"
#include "client/tokenstore.h"

#include <QElapsedTimer>

namespace parlance {

struct RaceOptions {
    RoomUrl server; // Any room of it.
    int messages = 100;
    std::chrono::milliseconds every{100}; // From one message to the next.
    std::chrono::milliseconds idle{0};    // Before them, to measure what silence costs; 0: not.
    std::chrono::milliseconds patience{15'000}; // For what is still on its way at the end.
    QString tokenFile = TokenStore::defaultPath();
    LinkTimings timings = {};
};

// Bytes are those of TCP's payload, both ways; what TCP, IP and TLS add is not in them.
struct RaceRow {
    Transport transport = Transport::WebSocket;
    int received = 0;    // Messages, each counted once.
    qint64 requests = 0; // HTTP requests, a handshake among them.
    int sockets = 0;     // At once.
    qint64 payload = 0;  // The JSON that the transport carried.
    qint64 heads = 0;    // Of handshakes, requests and answers.
    qint64 framing = 0;  // Everything else.
    qint64 empty = 0;    // Answers without a message.
    std::optional<qint64> idlePerMinute = {};
    std::optional<std::chrono::microseconds> p50 = {}; // From sending to arrival.
    std::optional<std::chrono::microseconds> p95 = {};
    std::optional<Failure> failure = {}; // Why it did not come to the end.

    // Of all its bytes, from 0 to 100.
    double overheadPercent() const;
};

class Race : public QObject {
    Q_OBJECT

public:
    explicit Race(RaceOptions options, QObject* parent = nullptr);
    ~Race() override;

    void start();
    // In the order of kTransports; they grow while it runs.
    std::vector<RaceRow> rows() const;
    int sent() const { return m_sent; }
    const RaceOptions& options() const { return m_options; }

Q_SIGNALS:
    void progressed();
    // The last signal. With a failure there was no race.
    void finished(const std::optional<parlance::Failure>& failure);

private:
    struct Runner;

    void join();
    void begin();
    void post(qint64 n, std::function<void(const Posted&)> done);
    void lineUp(const Cursor& from);
    void opened(Runner& runner);
    void arrived(Runner& runner, const codec::ServerFrame& frame);
    void failed(Runner& runner, const Failure& failure);
    void go();
    void sendNext();
    void endIfOver();
    void end(const std::optional<Failure>& failure);
    static RaceRow rowOf(const Runner& runner);

    RaceOptions m_options;
    RoomUrl m_room;
    Http m_http;
    QByteArray m_token;
    QByteArray m_via;
    Http::Call m_joining;
    std::unique_ptr<HttpPoster> m_poster;
    std::vector<std::unique_ptr<Runner>> m_runners;
    std::vector<qint64> m_sentAt; // Nanoseconds, by message.
    int m_sent = 0;
    bool m_hasJoined = false;
    bool m_ended = false;
    QElapsedTimer m_clock;
    QTimer m_pace;
    QTimer m_patience;
};

} // namespace parlance
