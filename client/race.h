// The same messages over all five transports at once, and what each of them made of it: the race of
// the inspector and of `parlance race`. It talks in a room of its own, so that nobody's
// conversation is disturbed. Every transport has a relay that counts its bytes at the socket.
#pragma once

#include "client/byterelay.h"
#include "client/cost.h"
#include "client/httpposter.h"
#include "client/identity.h"
#include "client/tokenstore.h"

#include <QElapsedTimer>

namespace parlance {

struct RaceOptions {
    RoomUrl server; // Any room of it.
    int messages = 100;
    std::chrono::milliseconds every{100}; // From one message to the next, at least.
    std::chrono::milliseconds idle{0};    // Before them, to measure what silence costs; 0: not.
    std::chrono::milliseconds patience{15'000}; // For what is still on its way at the end.
    QString tokenFile = TokenStore::defaultPath();
    LinkTimings timings = {};
};

struct RaceRow {
    Cost cost;                           // Each message counted once.
    std::optional<Failure> failure = {}; // Why it did not come to the end.

    qint64 received() const { return cost.messages.value_or(0); }
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
