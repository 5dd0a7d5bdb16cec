// The ladder's rounds: what is tried in which order, what becomes of a success and of a failure.
#include "client/ladder.h"

#include <algorithm>
#include <cmath>

namespace parlance {
namespace {

using What = TraceEntry::What;
using Do = LadderStep::Do;

constexpr std::size_t kUnstableLosses = 2;
constexpr std::size_t kLosses = 3;
constexpr int kHttpAttempts = 2; // Browsers open six connections per origin, over all tabs.

// Holds a connection of the browser's six while it is tried.
bool holdsConnection(Transport transport) {
    return isHttpStream(transport) || transport == Transport::LongPoll;
}

// The server itself will not have us, as against somebody between who refuses a transport.
bool isServersNo(const Failure& failure) {
    const bool isNamed = failure.code != Error::None && failure.code != Error::Internal;
    return failure.isFinal() && (isNamed || failure.closeCode != 0 || failure.isAboutTls());
}

// The transport is at fault, because somebody was there to fail it.
bool isTransportsFault(const Failure& failure) {
    if (failure.retryAfter || failure.isAboutTls()) {
        return false; // The server has too much to do, or is another, whatever carries it.
    }
    return failure.httpStatus != 0 || failure.kind == Failure::Kind::Held ||
           failure.kind == Failure::Kind::Unverified || failure.kind == Failure::Kind::Nonsense;
}

qint64 patienceAsked(const Failure& failure) {
    return failure.retryAfter.value_or(std::chrono::milliseconds(0)).count();
}

bool isSame(const Failure& one, const Failure& other) {
    return one.kind == other.kind && one.httpStatus == other.httpStatus &&
           one.closeCode == other.closeCode && one.code == other.code;
}

} // namespace

// Rounds: one after the other, the next when one has failed or has had its time
// --------------------

void Ladder::begin(Transport first) {
    Round round{first};
    for (const Transport transport : kTransports) {
        if (transport != first && !m_choice) {
            round.push_back(transport);
        }
    }
    begin(std::move(round));
}

void Ladder::begin(Round round) {
    m_phase = m_live ? Phase::Live : Phase::Connecting;
    m_retryAt.reset();
    m_probeAt.reset();
    m_lastFailure.reset();
    m_retryAfter = 0;
    m_round = std::move(round);
    openNext();
}

void Ladder::demote(Transport from, const Failure& failure) {
    const Transport next = kTransports[indexOf(from) + 1];
    say({.what = What::Demoted, .transport = next, .from = from, .blamed = from, .cause = failure});
    // Not again what has just been given up; the better ones have their probes.
    begin(Round(kTransports.begin() + std::ptrdiff_t(indexOf(next)), kTransports.end()));
}

void Ladder::beginProbe() {
    m_probeAt.reset();
    if (m_choice || !m_live || isAnyTrying() || m_nextAt) {
        return; // What is under way ends in settle(), which plans the next one.
    }
    m_lastFailure.reset();
    m_retryAfter = 0;
    m_round.assign(kTransports.begin(), kTransports.begin() + std::ptrdiff_t(indexOf(*m_live)));
    openNext();
}

void Ladder::openNext() {
    m_nextAt.reset();
    while (!m_round.empty()) {
        const Transport next = m_round.front();
        m_round.pop_front();
        if (attempt(next).stage != Stage::None) {
            continue; // Under way, or live.
        }
        if (holdsConnection(next)) {
            makeRoom();
        }
        open(next);
        if (!m_round.empty()) {
            m_nextAt = m_now + m_timings.patience[indexOf(next)];
        }
        return;
    }
    settle();
}

// Before a third connection is held by an attempt, the oldest has to go.
void Ladder::makeRoom() {
    std::optional<Transport> oldest;
    int held = 0;
    for (const Transport transport : kTransports) {
        if (isTrying(transport) && holdsConnection(transport)) {
            held += 1;
            if (!oldest || attempt(transport).since < attempt(*oldest).since) {
                oldest = transport;
            }
        }
    }
    if (held >= kHttpAttempts) {
        record(*oldest).cause = Failure{.kind = Failure::Kind::Timeout};
        close(*oldest);
    }
}

bool Ladder::isAnyTrying() const {
    return std::any_of(kTransports.begin(), kTransports.end(),
                       [this](Transport transport) { return isTrying(transport); });
}

void Ladder::open(Transport transport) {
    m_newest = transport;
    attempt(transport) = {.stage = Stage::Opening, .since = m_now};
    if (isHttpStream(transport)) {
        attempt(transport).helloDue = m_now + m_timings.hello;
    }
    act(Do::Open, transport);
}

void Ladder::close(Transport transport) {
    attempt(transport) = {};
    act(Do::Close, transport);
}

// Nobody waits any more for a sign of its life.
void Ladder::closeLive() {
    if (m_live) {
        close(*m_live);
        m_live.reset();
        m_checkDue.reset();
    }
}

// Success -----------------------------------------------------------------------------------------

void Ladder::win(Transport transport) {
    record(transport).cause.reset();
    record(transport).told = false;
    const std::optional<Transport> before = m_live;
    m_live = transport;
    m_phase = Phase::Live;
    m_retryAt.reset();
    m_checkDue.reset();
    m_blame.reset();
    act(Do::Use, transport);
    TraceEntry entry = excuse(transport).value_or(TraceEntry{});
    entry.what = What::On;
    entry.transport = transport;
    entry.from = before;
    if (entry.blamed) {
        record(*entry.blamed).told = true;
    }
    say(entry);
    // Only now, so that nothing was missed between the two.
    if (before) {
        close(*before);
    }
    abandonWorseThan(transport);
    if (transport == Transport::ShortPoll) {
        becomeStable(transport);
    }
    settle();
}

void Ladder::abandonWorseThan(Transport transport) {
    for (const Transport other : kTransports) {
        if (isTrying(other) && (m_choice || isBetter(transport, other))) {
            close(other);
        }
    }
    std::erase_if(m_round, [transport](Transport other) { return !isBetter(other, transport); });
    if (m_round.empty()) {
        m_nextAt.reset();
    }
}

void Ladder::becomeStable(Transport transport) {
    Attempt& attempt = this->attempt(transport);
    attempt.stableAt.reset();
    if (std::exchange(attempt.stable, true)) {
        return;
    }
    m_ceiling = m_timings.firstPause;
    // Short polling always works: remembered, it would come first everywhere.
    if (transport != Transport::ShortPoll) {
        m_memory.good = transport;
        m_memory.bad[indexOf(transport)] = false;
        act(Do::RememberGood, transport);
    }
}

// Failure -----------------------------------------------------------------------------------------

void Ladder::fail(Transport transport, const Failure& failure) {
    if (attempt(transport).stage == Stage::None) {
        return;
    }
    const bool stable = attempt(transport).stable;
    attempt(transport) = {};
    Record& record = this->record(transport);
    record.told = record.told && record.cause && isSame(*record.cause, failure);
    record.cause = failure;
    m_lastFailure = TraceEntry{.blamed = transport, .cause = failure};
    m_retryAfter = std::max(m_retryAfter, patienceAsked(failure));
    m_live == transport ? lost(transport, stable, failure) : failedTrying(transport, failure);
}

void Ladder::failedTrying(Transport transport, const Failure& failure) {
    const bool isFault = isTransportsFault(failure) || (m_live && !failure.retryAfter);
    if (transport != Transport::ShortPoll && isFault) {
        rememberBad(transport);
    }
    if (m_choice && m_live) {
        // The chosen one or none.
        closeLive();
        m_phase = Phase::Connecting;
    }
    const bool isForAll =
        failure.kind == Failure::Kind::Unreachable || failure.retryAfter || failure.isAboutTls();
    if (isForAll && !m_live) {
        // Nobody is there, has time, or can be trusted, for the others either.
        m_round.clear();
        m_nextAt.reset();
    }
    if (transport == m_newest || !isAnyTrying()) {
        openNext();
    }
}

void Ladder::rememberBad(Transport transport) {
    m_memory.bad[indexOf(transport)] = true;
    act(Do::RememberBad, transport);
}

void Ladder::lost(Transport transport, bool stable, const Failure& failure) {
    m_live.reset();
    m_checkDue.reset();
    m_probeAt.reset();
    m_phase = Phase::Connecting;
    say({.what = What::Lost, .transport = transport, .blamed = transport, .cause = failure});
    if (m_choice && isAnyTrying()) {
        return; // The chosen one, which takes over or fails by itself.
    }
    if (failure.kind == Failure::Kind::Unreachable) {
        wait({.what = What::Unreachable}, 0, transport);
    } else if (m_choice || failure.retryAfter) {
        wait({.what = What::Again, .transport = transport}, patienceAsked(failure), transport);
    } else {
        m_blame = Blame{transport, stable, failure};
        ping();
    }
}

void Ladder::ping() {
    if (!std::exchange(m_pinging, true)) {
        act(Do::Ping, Transport::ShortPoll);
    }
}

// The server is there, so it was the transport.
void Ladder::judge(const Blame& blame) {
    auto& losses = record(blame.transport).losses;
    losses.push_back({m_now, blame.stable});
    std::erase_if(losses,
                  [this](const Record::Loss& loss) { return loss.at <= m_now - m_timings.window; });
    const auto unstable = std::count_if(losses.begin(), losses.end(), [this](auto& loss) {
        return !loss.stable && loss.at > m_now - m_timings.unstableWindow;
    });
    const bool tooOften = std::size_t(unstable) >= kUnstableLosses || losses.size() >= kLosses;
    if (!tooOften || blame.transport == kTransports.back()) {
        return wait({.what = What::Again, .transport = blame.transport}, 0, blame.transport);
    }
    losses.clear();
    rememberBad(blame.transport);
    demote(blame.transport, blame.failure);
}

void Ladder::suspect(Transport transport) {
    attempt(transport).helloDue.reset();
    attempt(transport).suspect = true;
    ping();
}

// Between rounds ----------------------------------------------------------------------------------

// Nothing is under way and nothing is planned: then something has to be.
void Ladder::settle() {
    if (m_blame || m_retryAt || m_nextAt || isAnyTrying()) {
        return;
    }
    if (!m_live) {
        return exhausted();
    }
    tellWhyNotBetter();
    scheduleProbe();
}

// What the trace does not have yet, each once: a reason that stays the same every thirty seconds is
// no news.
void Ladder::tellWhyNotBetter() {
    for (const Transport better : kTransports) {
        if (better == *m_live || m_choice) {
            return;
        }
        if (const auto& cause = record(better).cause;
            cause && !std::exchange(record(better).told, true)) {
            say({.what = What::Staying,
                 .transport = m_live,
                 .from = better,
                 .blamed = better,
                 .cause = cause});
        }
    }
}

void Ladder::exhausted() {
    TraceEntry entry = m_lastFailure.value_or(TraceEntry{.blamed = firstTry(), .cause = Failure{}});
    if (isServersNo(*entry.cause)) {
        return refuse(entry);
    }
    const bool nobody = entry.cause->kind == Failure::Kind::Unreachable;
    entry.what = nobody ? What::Unreachable : What::Again;
    entry.transport = firstTry();
    wait(entry, m_retryAfter, firstTry());
}

void Ladder::wait(TraceEntry entry, qint64 atLeast, Transport next) {
    m_phase = Phase::Waiting;
    m_next = m_choice.value_or(next);
    if (entry.transport) {
        entry.transport = m_next;
    }
    entry.pause = std::max(pause(), atLeast);
    m_retryAt = m_now + entry.pause;
    say(entry);
}

void Ladder::refuse(TraceEntry entry) {
    stopEverything();
    m_phase = Phase::Refused;
    entry.what = What::Refused;
    say(entry);
}

void Ladder::scheduleProbe() {
    if (m_choice || m_live == kTransports.front() || m_probeAt) {
        return;
    }
    const qint64 interval = m_visible ? m_timings.probe : m_timings.probeHidden;
    m_probeAt = m_now + std::llround(double(interval) * (0.8 + 0.4 * m_random()));
}

void Ladder::stopEverything() {
    stopTrying();
    closeLive();
    m_retryAt.reset();
    m_checkDue.reset();
    m_blame.reset();
}

void Ladder::stopTrying() {
    for (const Transport transport : kTransports) {
        if (isTrying(transport)) {
            close(transport);
        }
    }
    m_round.clear();
    m_nextAt.reset();
    m_probeAt.reset();
}

} // namespace parlance
