#include "client/climber.h"

#include "client/httpposter.h"
#include "client/websocketposter.h"

#include <algorithm>
#include <iterator>

namespace parlance {
namespace {

using Do = LadderStep::Do;
using namespace std::chrono_literals;

constexpr std::size_t kTraceKept = 200;
constexpr qsizetype kNonceLength = 12;
// Asleep, the steady clock of many systems stands still and the other one goes on.
constexpr auto kGlanceEvery = 5s;
constexpr qint64 kAsleep = 10'000;

// The same numbers again and again where a test gave a seed.
Ladder::Random fraction(Random random) {
    constexpr qint64 kParts = 1'000'000'000;
    return [random]() mutable { return double(random.below(kParts)) / double(kParts); };
}

} // namespace

Climber::Climber(Http& http, Options options, Where where, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_options(std::move(options))
    , m_ladder(m_options.ladder, fraction(m_options.random), m_options.choice)
    , m_where(std::move(where)) {
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { happen([this](qint64 now) { return m_ladder.advance(now); }); });
    m_glance.setInterval(kGlanceEvery);
    m_glance.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_glance, &QTimer::timeout, this, &Climber::lookAtClocks);
}

Climber::~Climber() {
    for (Attempt& attempt : m_attempts) {
        if (attempt.link) {
            attempt.link->disconnect(this);
            attempt.link->close();
        }
    }
}

// What may be asked for ---------------------------------------------------------------------------

void Climber::start(const QByteArray& token) {
    m_token = token;
    if (std::exchange(m_started, true)) {
        return happen([this](qint64 now) { return m_ladder.reconnect(now); });
    }
    m_ahead = m_options.clock.wall() - m_options.clock.steady();
    m_glance.start();
    happen([this](qint64 now) {
        return m_ladder.start(
            now, m_options.memory.recall(m_options.room.origin(), m_options.clock.wall()));
    });
    setVisible(m_visible);
}

void Climber::choose(Ladder::Choice choice) {
    if (!m_started) {
        m_ladder = Ladder(m_options.ladder, fraction(m_options.random), choice);
    }
    happen([this, choice](qint64 now) { return m_ladder.choose(now, choice); });
}

void Climber::setVisible(bool visible) {
    m_visible = visible;
    happen([this, visible](qint64 now) { return m_ladder.shown(now, visible); });
}

void Climber::wake() {
    happen([this](qint64 now) { return m_ladder.woke(now); });
}

std::optional<Transport> Climber::transport() const {
    if (m_ladder.live()) {
        return m_ladder.live();
    }
    for (const Transport transport : kTransports) {
        if (m_ladder.isTrying(transport)) {
            return transport;
        }
    }
    return m_ladder.choice();
}

std::optional<TraceEntry> Climber::excuse() const {
    if (const auto live = m_ladder.live()) {
        return m_ladder.excuse(*live);
    }
    for (auto entry = m_trace.rbegin(); entry != m_trace.rend(); ++entry) {
        // A goodbye excuses itself: what went wrong before it does not count any more.
        if (entry->cause || entry->what == TraceEntry::What::Ended) {
            return *entry;
        }
    }
    return {};
}

std::unique_ptr<Poster> Climber::makePoster() {
    if (!m_used) {
        return nullptr;
    }
    if (auto* webSocket = dynamic_cast<WebSocketLink*>(attempt(*m_used).link.get())) {
        return std::make_unique<WebSocketPoster>(*webSocket, m_options.links);
    }
    return std::make_unique<HttpPoster>(m_http, m_options.room, m_token, m_options.links);
}

// The machine -------------------------------------------------------------------------------------

// Taking a step may make something happen at once; it waits until all steps are taken.
void Climber::happen(const Event& event) {
    if (!m_started) {
        return;
    }
    m_events.push_back(event);
    if (std::exchange(m_stepping, true)) {
        return;
    }
    while (!m_events.empty()) {
        const Event next = std::move(m_events.front());
        m_events.pop_front();
        for (const LadderStep& step : next(m_options.clock.steady())) {
            perform(step);
        }
    }
    m_stepping = false;
    schedule();
    Q_EMIT changed();
}

// What a link has said. Where steps were being taken, another attempt may have its transport's name
// before the ladder gets to hear of it.
void Climber::happenTo(Transport transport, const Event& event) {
    const int number = attempt(transport).number;
    happen([=, this](qint64 now) {
        return attempt(transport).number == number ? event(now) : Ladder::Steps();
    });
}

void Climber::perform(const LadderStep& step) {
    switch (step.what) {
        case Do::Open:
            return open(step.transport);
        case Do::Verify:
            return sendEcho(step.transport);
        case Do::Use:
            return use(step.transport);
        case Do::Close:
            return close(step.transport);
        case Do::Ping:
            return ping();
        case Do::Check:
            return check(step.transport);
        case Do::RememberGood:
            return m_options.memory.rememberGood(m_options.room.origin(), step.transport,
                                                 m_options.clock.wall());
        case Do::RememberBad:
            return m_options.memory.rememberBad(m_options.room.origin(), step.transport,
                                                m_options.clock.wall());
        case Do::Say:
            return say(step.entry);
    }
}

void Climber::schedule() {
    if (const auto deadline = m_ladder.deadline()) {
        m_deadline.start(
            std::chrono::milliseconds(std::max<qint64>(0, *deadline - m_options.clock.steady())));
    } else {
        m_deadline.stop();
    }
}

void Climber::lookAtClocks() {
    const qint64 before = std::exchange(m_ahead, m_options.clock.wall() - m_options.clock.steady());
    if (m_ahead - before > kAsleep) {
        wake();
    }
}

// Its steps ---------------------------------------------------------------------------------------

void Climber::open(Transport transport) {
    Attempt& attempt = this->attempt(transport);
    attempt = {};
    attempt.number = ++m_opened;
    attempt.asked = m_where();
    attempt.link = makeLink(transport, {.http = &m_http,
                                        .room = m_options.room,
                                        .token = m_token,
                                        .random = m_options.random,
                                        .timings = m_options.links});
    Link* link = attempt.link.get();
    connect(link, &Link::opened, this,
            [this, transport](const Hello& hello) { linkOpened(transport, hello); });
    connect(link, &Link::received, this,
            [this, transport](const codec::ServerFrame& frame) { linkReceived(transport, frame); });
    connect(link, &Link::answered, this, [this, transport](Link::Patience patience) {
        happenTo(transport, [=, this](qint64 now) {
            return patience == Link::Patience::Exhausted ? m_ladder.heartbeat(now, transport)
                                                         : m_ladder.heard(now, transport);
        });
        if (patience == Link::Patience::Exhausted && m_used == transport) {
            measure(transport);
        }
    });
    connect(link, &Link::failed, this, [this, transport](const Failure& failure) {
        close(transport);
        happenTo(transport,
                 [=, this](qint64 now) { return m_ladder.failed(now, transport, failure); });
    });
    connect(link, &Link::ended, this, [this, transport](const Bye& bye) {
        close(transport);
        happenTo(transport,
                 [=, this](qint64 now) { return m_ladder.ended(now, transport, bye.retry); });
    });
    link->open(attempt.asked);
}

void Climber::close(Transport transport) {
    Attempt& attempt = this->attempt(transport);
    if (!attempt.link) {
        return;
    }
    if (m_used == transport) {
        m_used.reset();
        Q_EMIT unused();
    }
    attempt.echo.reset();
    attempt.link->disconnect(this);
    attempt.link->close();
    attempt.link.release()->deleteLater(); // It may be the one that is speaking.
}

void Climber::use(Transport transport) {
    if (!attempt(transport).link) {
        return; // It has failed meanwhile; the ladder will hear of it next.
    }
    m_used = transport;
    Q_EMIT used(transport);
    measure(transport);
}

// A stream answers on itself. A poll has nothing to come back on: it asks at once.
void Climber::check(Transport transport) {
    const Attempt& attempt = this->attempt(transport);
    if (!attempt.stream.isEmpty()) {
        sendEcho(transport);
    } else if (attempt.link) {
        attempt.link->askNow();
    }
}

// How long the way there and back is.
void Climber::measure(Transport transport) {
    Attempt& attempt = this->attempt(transport);
    if (!attempt.stream.isEmpty()) {
        return sendEcho(transport);
    }
    attempt.echoedAt = m_options.clock.steady();
    attempt.echo = m_http.get(Http::request(m_options.room.ping(), {}), m_options.links.request,
                              [this, &attempt](const HttpAnswer& answer) {
                                  if (!answer.failure) {
                                      Q_EMIT measured(std::chrono::milliseconds(
                                          m_options.clock.steady() - attempt.echoedAt));
                                  }
                              });
}

void Climber::sendEcho(Transport transport) {
    Attempt& attempt = this->attempt(transport);
    if (!attempt.link) {
        return; // As in use().
    }
    attempt.nonce = m_options.random.word(kNonceLength);
    attempt.echoedAt = m_options.clock.steady();
    const QByteArray echo = codec::encode(EchoFrame{attempt.nonce, attempt.stream});
    if (auto* webSocket = dynamic_cast<WebSocketLink*>(attempt.link.get())) {
        return webSocket->send(echo);
    }
    attempt.echo =
        m_http.post(Http::request(m_options.room.echo(), m_token), echo, m_options.links.request,
                    [&attempt](const HttpAnswer&) { attempt.echo.reset(); });
}

void Climber::ping() {
    m_ping = m_http.get(Http::request(m_options.room.ping(), {}),
                        std::chrono::milliseconds(m_options.ladder.check),
                        [this](const HttpAnswer& answer) {
                            const bool isThere = !answer.failure;
                            happen([=, this](qint64 now) {
                                return isThere ? m_ladder.pong(now) : m_ladder.noPong(now);
                            });
                        });
}

void Climber::say(TraceEntry entry) {
    entry.at += m_options.clock.wall() - m_options.clock.steady();
    m_trace.push_back(entry);
    if (m_trace.size() > kTraceKept) {
        m_trace.pop_front();
    }
    Q_EMIT said(entry);
}

// What the links say ------------------------------------------------------------------------------

void Climber::linkOpened(Transport transport, const Hello& hello) {
    Attempt& attempt = this->attempt(transport);
    attempt.stream = hello.stream;
    const Link* link = attempt.link.get();
    Q_EMIT opened(hello, attempt.asked);
    // Whoever heard that may have had it closed.
    if (this->attempt(transport).link.get() == link) {
        happenTo(transport, [=, this](qint64 now) { return m_ladder.opened(now, transport); });
    }
}

void Climber::linkReceived(Transport transport, const codec::ServerFrame& frame) {
    Attempt& attempt = this->attempt(transport);
    const auto* echo = std::get_if<Echo>(&frame);
    const bool isOurs = echo != nullptr && echo->nonce == attempt.nonce && !attempt.nonce.isEmpty();
    if (isOurs) {
        attempt.nonce.clear();
        if (m_used == transport || !m_used) {
            Q_EMIT measured(std::chrono::milliseconds(m_options.clock.steady() - attempt.echoedAt));
        }
    }
    const bool isHeartbeat = std::holds_alternative<Heartbeat>(frame);
    const Link* link = attempt.link.get();
    Q_EMIT received(frame);
    if (this->attempt(transport).link.get() != link) {
        return; // Whoever heard that may have had it closed.
    }
    happenTo(transport, [=, this](qint64 now) {
        Ladder::Steps steps =
            isHeartbeat ? m_ladder.heartbeat(now, transport) : m_ladder.heard(now, transport);
        if (isOurs) {
            std::ranges::move(m_ladder.verified(now, transport), std::back_inserter(steps));
        }
        return steps;
    });
    if (isHeartbeat && m_used == transport) {
        measure(transport);
    }
}

} // namespace parlance
