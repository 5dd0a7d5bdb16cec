// Climbs the ladder for one room: does with links, timers and pings what the machine asks for, and
// tells it what happened. While one transport takes over from another two links are open, and both
// are heard; whoever listens drops what comes twice.
#pragma once

#include "client/http.h"
#include "client/ladder.h"
#include "client/link.h"
#include "client/poster.h"
#include "client/transportmemory.h"
#include "server/protocol/clock.h"

#include <QTimer>

#include <deque>

namespace parlance {

class Climber final : public QObject {
    Q_OBJECT

public:
    struct Options {
        RoomUrl room;
        Ladder::Choice choice = {}; // Nothing: automatic.
        LadderTimings ladder = {};
        LinkTimings links = {};
        Random random = {};
        TransportMemory memory = {};
        Clock clock = Clock::system();
    };
    // Links are opened from the position that the function names at that moment.
    using Where = std::function<Position()>;
    Climber(Http& http, Options options, Where where, QObject* parent = nullptr);
    ~Climber() override;

    // With an empty token: without a name. Again: at once and afresh, perhaps with another token.
    void start(const QByteArray& token);
    void choose(Ladder::Choice choice);
    // Somebody looks at the window, or nobody does.
    void setVisible(bool visible);
    // Perhaps something has changed: the machine is awake again, or on another network.
    void wake();

    Ladder::Phase phase() const { return m_ladder.phase(); }
    Ladder::Choice choice() const { return m_ladder.choice(); }
    // The one that carries the conversation, or the one that is being tried.
    std::optional<Transport> transport() const;
    // Why it is not a better one, or why it is none.
    std::optional<TraceEntry> excuse() const;
    // Since the start, the latest last; `at` is wall time. The oldest are forgotten.
    const std::deque<TraceEntry>& trace() const { return m_trace; }
    // The way out that belongs to the way in; null except between used() and unused().
    std::unique_ptr<Poster> makePoster();

Q_SIGNALS:
    // Of every link, with the position that it was opened from.
    void opened(const parlance::Hello& hello, const parlance::Position& asked);
    void received(const parlance::codec::ServerFrame& frame);
    // This one is live from now on, instead of another perhaps; none is.
    void used(parlance::Transport transport);
    void unused();
    void measured(std::chrono::milliseconds roundTrip);
    void said(const parlance::TraceEntry& entry);
    // Phase, transport or excuse may be others now.
    void changed();

private:
    struct Attempt {
        std::unique_ptr<Link> link;
        int number = 0;    // Which attempt it is, of all there were.
        QByteArray stream; // Of its hello; polls have none.
        QByteArray nonce;  // Of the echo that has not come back.
        qint64 echoedAt = 0;
        Position asked; // Where it was opened from.
        Http::Call echo;
    };
    using Event = std::function<Ladder::Steps(qint64 now)>;

    void happen(const Event& event);
    void happenTo(Transport transport, const Event& event);
    void perform(const LadderStep& step);
    void schedule();
    void lookAtClocks();

    void open(Transport transport);
    void close(Transport transport);
    void use(Transport transport);
    void check(Transport transport);
    void measure(Transport transport);
    void ping();
    void sendEcho(Transport transport);
    void say(TraceEntry entry);

    void linkOpened(Transport transport, const Hello& hello);
    void linkReceived(Transport transport, const codec::ServerFrame& frame);
    Attempt& attempt(Transport transport) { return m_attempts[std::size_t(transport)]; }

    Http& m_http;
    Options m_options;
    Ladder m_ladder;
    QByteArray m_token;
    Where m_where;
    bool m_started = false;
    bool m_visible = true;

    std::deque<Event> m_events; // What happened while steps are being taken.
    bool m_stepping = false;
    std::array<Attempt, kTransports.size()> m_attempts;
    int m_opened = 0;
    std::optional<Transport> m_used;
    Http::Call m_ping;
    std::deque<TraceEntry> m_trace;

    QTimer m_deadline;
    QTimer m_glance;    // At the two clocks.
    qint64 m_ahead = 0; // The wall clock's, of the steady one.
};

} // namespace parlance
