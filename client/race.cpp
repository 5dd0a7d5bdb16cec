#include "client/race.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr qsizetype kTextSize = 100;
constexpr int kUnauthorized = 401;
constexpr qint64 kStarter = 1; // The `n` of the message that makes the room; the race's follow.
constexpr qint64 kMinute = 60'000;

RoomUrl raceTrack(const RoomUrl& server) {
    return server.other(*RoomName::parse("race"));
}

RoomUrl through(const ByteRelay& relay, const RoomUrl& room) {
    QUrl url = room.page();
    url.setScheme(QStringLiteral("http")); // Beyond the relay it may be TLS.
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(relay.port());
    return *RoomUrl::parse(url.toString());
}

QByteArray textOf(qint64 n) {
    return ("message " + QByteArray::number(n) + " of a race ").leftJustified(kTextSize, '.');
}

} // namespace

struct Race::Runner {
    Runner(Transport transport, const RoomUrl& room) : relay(room) {
        row.cost = {.transport = transport, .messages = 0};
    }

    ByteRelay relay;
    Http http; // Its own, or six connections would be shared by all.
    std::unique_ptr<Link> link;
    RaceRow row;
    std::vector<bool> seen;
    std::vector<std::chrono::microseconds> latencies;
    qint64 bytesAtGo = 0;
    bool isOpen = false;
};

Race::Race(RaceOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_room(raceTrack(m_options.server))
    , m_http(m_room.fingerprint())
    , m_via(Random().word(16))
    , m_sentAt(std::size_t(m_options.messages)) {
    m_pace.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { end({}); });
}

Race::~Race() = default;

void Race::start() {
    m_clock.start();
    m_token = TokenStore(m_options.tokenFile).find(m_room.origin()).value_or(Credentials{}).token;
    m_token.isEmpty() ? join() : begin();
}

void Race::join() {
    const QByteArray name = accountName();
    const auto joined = [this, name](const JoinOutcome& outcome) {
        if (const auto* failure = std::get_if<Failure>(&outcome)) {
            end(*failure);
            return;
        }
        m_hasJoined = true;
        m_token = std::get<codec::Joined>(outcome).token;
        TokenStore(m_options.tokenFile).save(m_room.origin(), {m_token, name});
        begin();
    };
    m_joining = parlance::join(m_http, m_room, {.name = name}, {}, m_options.timings, joined);
}

// The first message makes the room where there was no race before, and tells where this one begins.
void Race::begin() {
    m_poster = std::make_unique<HttpPoster>(m_http, m_room, m_token, m_options.timings);
    post(kStarter, [this](const Posted& posted) { lineUp(posted.cursor); });
}

void Race::post(qint64 n, std::function<void(const Posted&)> done) {
    m_poster->post({textOf(n), n, m_via}, [this, done = std::move(done)](const auto& outcome) {
        const auto* failure = std::get_if<Failure>(&outcome);
        if (failure == nullptr) {
            done(std::get<Posted>(outcome));
        } else if (failure->httpStatus == kUnauthorized && !m_hasJoined) {
            join(); // The server has forgotten the token that was kept.
        } else {
            end(*failure);
        }
    });
}

void Race::lineUp(const Cursor& from) {
    for (const Transport transport : kTransports) {
        auto& runner = *m_runners.emplace_back(std::make_unique<Runner>(transport, m_room));
        runner.seen.resize(std::size_t(m_options.messages));
        runner.link = makeLink(transport, {.http = &runner.http,
                                           .room = through(runner.relay, m_room),
                                           .timings = m_options.timings});
        Link* link = runner.link.get();
        connect(link, &Link::opened, this, [this, &runner] { opened(runner); });
        connect(link, &Link::received, this,
                [this, &runner](const codec::ServerFrame& frame) { arrived(runner, frame); });
        connect(link, &Link::failed, this,
                [this, &runner](const Failure& failure) { failed(runner, failure); });
        connect(link, &Link::ended, this, [this, &runner] { failed(runner, {}); });
        link->open({from, std::nullopt});
    }
}

void Race::opened(Runner& runner) {
    const bool isFirst = !std::exchange(runner.isOpen, true);
    const bool areAll = std::all_of(m_runners.begin(), m_runners.end(), [](const auto& each) {
        return each->isOpen || each->row.failure;
    });
    if (!isFirst || !areAll || m_runners.size() < kTransports.size()) {
        return;
    }
    for (const auto& each : m_runners) {
        each->bytesAtGo = each->relay.bytes();
    }
    m_pace.callOnTimeout(this, &Race::go);
    m_pace.start(m_options.idle);
}

void Race::go() {
    if (const qint64 idle = m_options.idle.count(); idle > 0) {
        for (const auto& runner : m_runners) {
            runner->row.cost.idlePerMinute =
                (runner->relay.bytes() - runner->bytesAtGo) * kMinute / idle;
        }
    }
    m_pace.disconnect(this);
    m_pace.callOnTimeout(this, &Race::sendNext);
    sendNext();
}

void Race::sendNext() {
    if (m_sent == m_options.messages) {
        m_patience.start(m_options.patience);
        return;
    }
    const qint64 sentAt = m_clock.nsecsElapsed();
    m_sentAt[std::size_t(m_sent)] = sentAt;
    m_sent += 1;
    // The next leaves when this one is answered: what waits for its turn in the poster would count
    // the sender's queue as the transports' latency.
    post(kStarter + m_sent, [this, sentAt](const Posted&) {
        const std::chrono::nanoseconds since(m_clock.nsecsElapsed() - sentAt);
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(since);
        m_pace.start(std::max(m_options.every - passed, std::chrono::milliseconds(0)));
    });
}

void Race::arrived(Runner& runner, const codec::ServerFrame& frame) {
    const auto* message = std::get_if<Message>(&frame);
    if (message == nullptr || message->via != m_via || !message->n || *message->n <= kStarter) {
        return; // Of another race at the same time, say.
    }
    const auto index = std::size_t(*message->n - kStarter - 1);
    if (index >= runner.seen.size() || runner.seen[index]) {
        return;
    }
    runner.seen[index] = true;
    *runner.row.cost.messages += 1;
    runner.latencies.emplace_back((m_clock.nsecsElapsed() - m_sentAt[index]) / 1'000);
    Q_EMIT progressed();
    endIfOver();
}

void Race::failed(Runner& runner, const Failure& failure) {
    runner.row.failure = failure;
    opened(runner); // It must not keep the others waiting.
    Q_EMIT progressed();
    endIfOver();
}

void Race::endIfOver() {
    const bool isOver = std::all_of(m_runners.begin(), m_runners.end(), [this](const auto& each) {
        return each->row.failure || each->row.received() == m_options.messages;
    });
    if (isOver && m_runners.size() == kTransports.size()) {
        end({});
    }
}

void Race::end(const std::optional<Failure>& failure) {
    if (std::exchange(m_ended, true)) {
        return;
    }
    m_pace.stop();
    m_patience.stop();
    for (const auto& runner : m_runners) {
        runner->row = rowOf(*runner);
        runner->link->close();
    }
    Q_EMIT finished(failure);
}

std::vector<RaceRow> Race::rows() const {
    std::vector<RaceRow> rows;
    for (const auto& runner : m_runners) {
        rows.push_back(m_ended ? runner->row : rowOf(*runner));
    }
    return rows;
}

RaceRow Race::rowOf(const Runner& runner) {
    RaceRow row = runner.row;
    const Link::Traffic& traffic = runner.link->traffic();
    Cost& cost = row.cost;
    cost.requests = traffic.requests;
    cost.empty = traffic.empty;
    cost.payload = traffic.payload;
    cost.sockets = runner.relay.mostHeld();
    cost.heads = runner.relay.heads();
    // While it runs something may have been read by the relay and not yet by the link.
    cost.framing = std::max<qint64>(0, runner.relay.bytes() - *cost.heads - traffic.payload);
    cost.p50 = quantile(runner.latencies, 0.50);
    cost.p95 = quantile(runner.latencies, 0.95);
    return row;
}

} // namespace parlance
