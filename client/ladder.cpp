#include "client/ladder.h"

namespace parlance {
namespace {

using What = TraceEntry::What;
using Do = LadderStep::Do;

bool isDue(const std::optional<qint64>& time, qint64 now) {
    return time && *time <= now;
}

} // namespace

Ladder::Ladder(LadderTimings timings, Random random, Choice choice)
    : m_timings(timings)
    , m_random(std::move(random))
    , m_choice(choice)
    , m_ceiling(timings.firstPause) {}

// From outside ------------------------------------------------------------------------------------

Ladder::Steps Ladder::start(qint64 now, const LadderMemory& memory) {
    m_now = now;
    m_memory = memory;
    say({.what = What::Trying, .transport = firstTry()});
    if (!m_choice) {
        open(Transport::ShortPoll); // What was said so far is there at once, whatever is tried.
    }
    begin(firstTry());
    return done();
}

Ladder::Steps Ladder::choose(qint64 now, Choice choice) {
    m_now = now;
    if (choice == m_choice) {
        return done();
    }
    m_choice = choice;
    say({.what = What::Chosen, .transport = choice});
    for (Record& record : m_records) {
        record.losses.clear();
    }
    m_ceiling = m_timings.firstPause;
    m_retryAt.reset();
    m_blame.reset();
    if (!choice) {
        m_live ? beginProbe() : begin(firstTry());
        return done();
    }
    stopTrying();
    if (m_live != choice) {
        begin(Round{*choice}); // What is live stays so until the chosen one is.
    }
    return done();
}

Ladder::Steps Ladder::reconnect(qint64 now) {
    m_now = now;
    const Transport first = m_choice.value_or(m_live.value_or(firstTry()));
    stopEverything();
    m_ceiling = m_timings.firstPause;
    say({.what = What::Trying, .transport = first});
    begin(first);
    return done();
}

Ladder::Steps Ladder::opened(qint64 now, Transport transport) {
    m_now = now;
    Attempt& attempt = this->attempt(transport);
    if (attempt.stage != Stage::Opening) {
        return done(); // A poll says it again when the server had to change the position.
    }
    attempt.hello = now;
    attempt.helloDue.reset();
    attempt.suspect = false;
    if (isPolling(transport)) {
        attempt.stage = Stage::Verified;
        win(transport);
    } else {
        attempt.stage = Stage::Open;
        // What takes its time to say hello is slow, not dumb: an echo has as far to go.
        attempt.verifyDue = now + std::max(m_timings.verify, 2 * (now - attempt.since));
        act(Do::Verify, transport);
    }
    return done();
}

Ladder::Steps Ladder::verified(qint64 now, Transport transport) {
    m_now = now;
    Attempt& attempt = this->attempt(transport);
    if (attempt.stage == Stage::Open) {
        attempt.verifyDue.reset();
        attempt.stage = Stage::Verified;
        win(transport);
    }
    return done();
}

Ladder::Steps Ladder::heard(qint64 now, Transport transport) {
    m_now = now;
    if (m_live == transport) {
        m_checkDue.reset();
    }
    return done();
}

Ladder::Steps Ladder::heartbeat(qint64 now, Transport transport) {
    heard(now, transport);
    Attempt& attempt = this->attempt(transport);
    if (attempt.stage == Stage::None || attempt.stage == Stage::Opening) {
        return done();
    }
    attempt.heartbeats += 1;
    const bool isLate = attempt.hello - attempt.since > m_timings.lateHello;
    const bool isFirst = attempt.heartbeats == 1;
    if (isHttpStream(transport) && isFirst && isLate && now - attempt.hello < m_timings.together) {
        act(Do::Close, transport);
        fail(transport, {.kind = Failure::Kind::Held});
    } else if (transport == Transport::LongPoll) {
        becomeStable(transport);
    } else if (!isFirst && !attempt.stable && !attempt.stableAt) {
        attempt.stableAt = std::max(now, attempt.hello + m_timings.stable);
    }
    return done();
}

Ladder::Steps Ladder::failed(qint64 now, Transport transport, const Failure& failure) {
    m_now = now;
    fail(transport, failure);
    return done();
}

Ladder::Steps Ladder::ended(qint64 now, Transport transport, qint64 retry) {
    m_now = now;
    attempt(transport) = {};
    if (m_live && m_live != transport && m_choice != transport) {
        settle();
        return done();
    }
    if (m_live == transport) {
        m_live.reset();
    }
    stopEverything();
    wait({.what = What::Ended}, retry, transport);
    return done();
}

Ladder::Steps Ladder::pong(qint64 now) {
    m_now = now;
    m_pinging = false;
    for (const Transport transport : kTransports) {
        if (attempt(transport).suspect) {
            act(Do::Close, transport);
            fail(transport, {.kind = Failure::Kind::Held});
        }
    }
    if (const auto blame = std::exchange(m_blame, {})) {
        judge(*blame);
    }
    return done();
}

Ladder::Steps Ladder::noPong(qint64 now) {
    m_now = now;
    m_pinging = false;
    for (Attempt& attempt : m_attempts) {
        if (std::exchange(attempt.suspect, false)) {
            attempt.helloDue = now + m_timings.hello;
        }
    }
    if (const auto blame = std::exchange(m_blame, {})) {
        wait({.what = What::Unreachable}, 0, blame->transport);
    }
    return done();
}

Ladder::Steps Ladder::shown(qint64 now, bool visible) {
    m_now = now;
    m_visible = visible;
    if (m_probeAt) {
        m_probeAt.reset();
        scheduleProbe();
    }
    return done();
}

Ladder::Steps Ladder::woke(qint64 now) {
    m_now = now;
    if (m_live) {
        if (!m_checkDue) {
            m_checkDue = now + m_timings.check;
            act(Do::Check, *m_live);
        }
        beginProbe();
    } else if (m_retryAt) {
        m_ceiling = m_timings.firstPause;
        say({.what = What::Woke, .transport = m_next});
        begin(m_next);
    }
    return done();
}

std::optional<qint64> Ladder::deadline() const {
    std::optional<qint64> first;
    const auto consider = [&first](const Time& time) {
        if (time && (!first || *time < *first)) {
            first = time;
        }
    };
    for (const Attempt& attempt : m_attempts) {
        consider(attempt.helloDue);
        consider(attempt.verifyDue);
        consider(attempt.stableAt);
    }
    for (const Time& time : {m_nextAt, m_retryAt, m_probeAt, m_checkDue}) {
        consider(time);
    }
    return first;
}

Ladder::Steps Ladder::advance(qint64 now) {
    m_now = now;
    for (const Transport transport : kTransports) {
        const Attempt& attempt = this->attempt(transport);
        if (isDue(attempt.helloDue, now)) {
            suspect(transport);
        }
        if (isDue(attempt.stableAt, now)) {
            becomeStable(transport);
        }
        if (isDue(attempt.verifyDue, now)) {
            act(Do::Close, transport);
            fail(transport, {.kind = Failure::Kind::Unverified});
        }
    }
    if (isDue(m_checkDue, now)) {
        act(Do::Close, *m_live);
        fail(*m_live, {.kind = Failure::Kind::Silent});
    }
    if (isDue(m_nextAt, now)) {
        openNext();
    }
    if (isDue(m_retryAt, now)) {
        begin(m_next);
    }
    if (isDue(m_probeAt, now)) {
        beginProbe();
    }
    return done();
}

bool Ladder::isTrying(Transport transport) const {
    return attempt(transport).stage != Stage::None && m_live != transport;
}

std::optional<TraceEntry> Ladder::excuse(Transport transport) const {
    for (const Transport better : kTransports) {
        if (better == transport || m_choice) {
            break;
        }
        if (const auto& cause = m_records[indexOf(better)].cause) {
            return TraceEntry{.blamed = better, .cause = cause};
        }
    }
    return {};
}

// Small things ------------------------------------------------------------------------------------

void Ladder::act(Do what, Transport transport) {
    m_steps.push_back({.what = what, .transport = transport});
}

void Ladder::say(TraceEntry entry) {
    entry.at = m_now;
    m_steps.push_back({.what = Do::Say, .entry = std::move(entry)});
}

// Full jitter: of many clients that lost one server no two come back together.
qint64 Ladder::pause() {
    const auto pause = static_cast<qint64>(m_random() * double(m_ceiling));
    m_ceiling = std::min(m_ceiling * 2, m_timings.longestPause);
    return pause;
}

Transport Ladder::firstTry() const {
    if (m_choice || m_memory.good) {
        return m_choice ? *m_choice : *m_memory.good;
    }
    const auto hopeful =
        std::find_if(kTransports.begin(), kTransports.end(),
                     [this](Transport transport) { return !m_memory.bad[indexOf(transport)]; });
    return hopeful == kTransports.end() ? kTransports.front() : *hopeful;
}

Ladder::Attempt& Ladder::attempt(Transport transport) {
    return m_attempts[indexOf(transport)];
}

const Ladder::Attempt& Ladder::attempt(Transport transport) const {
    return m_attempts[indexOf(transport)];
}

Ladder::Record& Ladder::record(Transport transport) {
    return m_records[indexOf(transport)];
}

Ladder::Steps Ladder::done() {
    return std::exchange(m_steps, {});
}

} // namespace parlance
