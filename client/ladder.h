// Which transport is tried, used and given up, and when again: fallback, climbing and reconnecting
// in one state machine. Pure: events in, steps out, time and randomness from outside.
// ARCHITECTURE.md has its table; resources/web/static/ladder.js is the same machine, and one
// scenario file tests both.
//
// There is at most one attempt for each transport, so a transport's name is an attempt's name.
#pragma once

#include "client/laddertimings.h"
#include "client/trace.h"

#include <deque>
#include <vector>

namespace parlance {

// What worked here before. It chooses the first try and nothing else. Whoever stores it forgets
// what is too old: good after 24 hours, bad after 10 minutes.
struct LadderMemory {
    std::optional<Transport> good = {};
    std::array<bool, kTransports.size()> bad{};
};

// What is to be done, in this order.
struct LadderStep {
    enum class Do {
        Open,         // A link by this transport, from the position that was reached.
        Verify,       // Send a word of our own that must come back on it.
        Use,          // This one is live: send by it.
        Close,        // Let go of it without another word.
        Ping,         // Ask whether the server is there at all: pong() or noPong() must follow.
        Check,        // Something may have happened to it: provoke a sign of life, heard().
        RememberGood, // In the memory.
        RememberBad,
        Say, // A decision, for the trace.
    };
    Do what = Do::Say;
    Transport transport = Transport::WebSocket;
    TraceEntry entry = {}; // Of Say.
};

class Ladder {
public:
    using Steps = std::vector<LadderStep>;
    using Choice = std::optional<Transport>; // Nothing: automatic.
    using Random = std::function<double()>;  // From 0 up to, not including, 1.

    Ladder(LadderTimings timings, Random random, Choice choice = {});

    enum class Phase {
        Connecting,
        Live,
        Waiting, // Until a pause is over.
        Refused, // For good, until somebody chooses or reconnects.
    };
    Phase phase() const { return m_phase; }
    std::optional<Transport> live() const { return m_live; }
    Choice choice() const { return m_choice; }
    // Whether somebody is trying it now: an attempt that is not live.
    bool isTrying(Transport transport) const;
    // Why a better one than `transport` is not in use, if one failed.
    std::optional<TraceEntry> excuse(Transport transport) const;

    // Everything from here on may ask for steps. `now` never goes back.
    Steps start(qint64 now, const LadderMemory& memory);
    Steps choose(qint64 now, Choice choice);
    Steps reconnect(qint64 now); // By the user's hand: at once.

    // What a link says: its hello (of a poll, the first answer); our own word came back; any frame
    // but a heartbeat; a heartbeat, or a full wait of a long poll; its end, without and with a bye.
    Steps opened(qint64 now, Transport transport);
    Steps verified(qint64 now, Transport transport);
    Steps heard(qint64 now, Transport transport);
    Steps heartbeat(qint64 now, Transport transport);
    Steps failed(qint64 now, Transport transport, const Failure& failure);
    Steps ended(qint64 now, Transport transport, qint64 retry);

    Steps pong(qint64 now);
    Steps noPong(qint64 now);

    // What the surroundings say.
    Steps shown(qint64 now, bool visible);
    Steps woke(qint64 now); // Awake again, online again, on another network.

    // When advance() wants to be called, at the latest.
    std::optional<qint64> deadline() const;
    Steps advance(qint64 now);

private:
    using Time = std::optional<qint64>;
    enum class Stage { None, Opening, Open, Verified };
    struct Attempt {
        Stage stage = Stage::None;
        qint64 since = 0; // Opening.
        qint64 hello = 0;
        Time helloDue = {};   // Then it may be held back ...
        bool suspect = false; // ... which a ping decides.
        Time verifyDue = {};
        Time stableAt = {};
        int heartbeats = 0;
        bool stable = false;
    };
    struct Record {
        struct Loss {
            qint64 at = 0;
            bool stable = false;
        };
        std::deque<Loss> losses; // Of the last five minutes.
        std::optional<Failure> cause;
        bool told = false; // Whether the trace has the cause.
    };
    // A link that was live and broke: whose fault it was is being asked.
    struct Blame {
        Transport transport;
        bool stable;
        Failure failure;
    };

    using Round = std::deque<Transport>;

    void begin(Transport first);
    void begin(Round round);
    void demote(Transport from, const Failure& failure);
    void beginProbe();
    void openNext();
    void makeRoom();
    bool isAnyTrying() const;
    void open(Transport transport);
    void close(Transport transport);
    void closeLive();
    void win(Transport transport);
    void abandonWorseThan(Transport transport);
    void becomeStable(Transport transport);
    void fail(Transport transport, const Failure& failure);
    void failedTrying(Transport transport, const Failure& failure);
    void rememberBad(Transport transport);
    void lost(Transport transport, bool stable, const Failure& failure);
    void ping();
    void judge(const Blame& blame);
    void suspect(Transport transport);
    void settle();
    void tellWhyNotBetter();
    void exhausted();
    void wait(TraceEntry entry, qint64 atLeast, Transport next);
    void refuse(TraceEntry entry);
    void scheduleProbe();
    void stopEverything();
    void stopTrying();

    void act(LadderStep::Do what, Transport transport);
    void say(TraceEntry entry);
    qint64 pause();
    Transport firstTry() const;
    Attempt& attempt(Transport transport);
    const Attempt& attempt(Transport transport) const;
    Record& record(Transport transport);
    Steps done();

    LadderTimings m_timings;
    Random m_random;
    Choice m_choice;
    LadderMemory m_memory;

    qint64 m_now = 0;
    Steps m_steps;
    Phase m_phase = Phase::Connecting;
    std::optional<Transport> m_live;
    std::array<Attempt, kTransports.size()> m_attempts;
    std::array<Record, kTransports.size()> m_records;
    Round m_round;                             // Still to be tried.
    Transport m_newest = Transport::WebSocket; // Opened last.
    std::optional<Blame> m_blame;
    std::optional<TraceEntry> m_lastFailure; // Of this round: who and why.
    qint64 m_retryAfter = 0;                 // What the server asked for in this round.
    Transport m_next = Transport::WebSocket; // After a pause.
    qint64 m_ceiling;
    bool m_visible = true;
    bool m_pinging = false;

    Time m_nextAt;
    Time m_retryAt;
    Time m_probeAt;
    Time m_checkDue;
};

} // namespace parlance
