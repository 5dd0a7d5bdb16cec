#include "tests/bench/load/run.h"

#include "tests/bench/load/fault.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parlance::bench {
namespace {

using namespace std::chrono_literals;
using Microseconds = std::chrono::duration<double, std::micro>;
using Milliseconds = std::chrono::duration<double, std::milli>;

// So many handshakes at a time: below every server's backlog.
constexpr int kHandshakes = 64;
constexpr int kPacedPosters = 16;
// At the least, however slow a server is.
constexpr std::size_t kFewestMessages = 4;
constexpr auto kWarmUp = 300ms;

double percentile(std::vector<double>& values, double share) {
    const auto at = values.begin() + std::ptrdiff_t(std::ceil(share * double(values.size()))) - 1;
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

Run::Run(const Options& options)
    : m_options(options)
    , m_dialect(dialectOf(options.server))
    , m_usage(options.pids)
    , m_journal(options.clients) {
    int posters = options.paced > 0 ? kPacedPosters : 0;
    for (const int inFlight : options.fanouts) {
        posters = std::max(posters, inFlight);
    }
    const bool speaks = options.transport == Transport::WebSocket;
    posters = speaks ? std::min(posters, options.clients) : posters;
    Requester requester(m_loop, options.port);
    for (int i = 0; i < posters; ++i) {
        m_tokens.push_back(join(requester, i));
        if (!speaks) {
            m_posters.push_back(std::make_unique<Requester>(m_loop, options.port));
        }
    }
}

std::string Run::ask(Requester& requester, const std::string& request) {
    requester.ask(request);
    until([&] { return requester.isIdle(); }, [] { return "a request is not answered"; });
    return requester.answer();
}

std::string Run::join(Requester& requester, int number) {
    const std::string request = m_dialect->join(number);
    return request.empty() ? std::string() : m_dialect->token(ask(requester, request));
}

Opened Run::open() {
    const bool speaks = m_options.transport == Transport::WebSocket;
    std::vector<std::string> tokens(std::size_t(m_options.clients));
    Requester requester(m_loop, m_options.port);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (speaks && i < m_tokens.size()) {
            tokens[i] = m_tokens[i];
        } else if (m_options.named) {
            tokens[i] = join(requester, int(m_tokens.size() + i));
        }
    }
    settle();
    const double memory = m_usage.memory();
    const auto cpu = m_usage.cpu();
    const Listener::Manner manner = {*m_dialect, m_options.transport, m_options.port};
    for (int i = 0; i < m_options.clients; ++i) {
        m_listeners.push_back(std::make_unique<Listener>(m_loop, manner, *this, i,
                                                         std::move(tokens[std::size_t(i)])));
        until([&] { return i - m_listening < kHandshakes; },
              [&] { return std::to_string(m_listening) + " clients listen"; });
    }
    until([&] { return m_listening == m_options.clients; },
          [&] { return "only " + std::to_string(m_listening) + " clients listen"; });
    // Parlance sends a second frame 300 ms after the first; it belongs to the connection.
    turnUntil(Clock::now() + 500ms);
    settle();
    const auto used = m_usage.cpu() - cpu;
    if (!m_options.pids.empty() && used <= 0s) {
        throw Fault("the processes of --pid did nothing: are they the server?");
    }
    const double clients = m_options.clients;
    return {Microseconds(used).count() / clients, (m_usage.memory() - memory) / clients};
}

double Run::request(int count) {
    Requester requester(m_loop, m_options.port);
    ask(requester, m_dialect->idleRequest());
    const auto cpu = m_usage.cpu();
    for (int i = 0; i < count; ++i) {
        ask(requester, m_dialect->idleRequest());
    }
    return Microseconds(m_usage.cpu() - cpu).count() / count;
}

Fanout Run::fanout(int inFlight) {
    keepInFlight(inFlight, kWarmUp);
    settle();
    const std::uint64_t deliveries = m_journal.deliveries();
    const std::size_t messages = m_journal.posted();
    const auto cpu = m_usage.cpu();
    const auto begin = Clock::now();
    keepInFlight(inFlight, std::chrono::duration<double>(m_options.seconds));
    const std::chrono::duration<double> took = Clock::now() - begin;
    settle();
    const auto delivered = double(m_journal.deliveries() - deliveries);
    return {inFlight, m_journal.posted() - messages,
            Microseconds(m_usage.cpu() - cpu).count() / delivered, delivered / took.count()};
}

Paced Run::paced(int perSecond) {
    settle();
    m_latencies.clear();
    const std::uint64_t deliveries = m_journal.deliveries();
    const auto cpu = m_usage.cpu();
    const auto gap = std::chrono::duration_cast<Clock::duration>(1s) / perSecond;
    const auto count = std::max(1, int(m_options.seconds * perSecond));
    auto due = Clock::now();
    for (int i = 0; i < count; ++i, due += gap) {
        turnUntil(due);
        say(i % int(m_tokens.size()), due);
        m_loop.turn(0s);
    }
    deliverAll();
    settle();
    const auto delivered = double(m_journal.deliveries() - deliveries);
    return {perSecond, m_latencies.size(), Microseconds(m_usage.cpu() - cpu).count() / delivered,
            percentile(m_latencies, 0.5), percentile(m_latencies, 0.99)};
}

void Run::linger() {
    turnUntil(Clock::now() + 200ms);
}

void Run::listening() {
    ++m_listening;
    ++m_progress;
}

void Run::heard(int client, std::uint32_t place, MessageId id) {
    const Journal::Delivery delivery = m_journal.received(client, place, id);
    ++m_progress;
    if (delivery.isLast) {
        const auto now = Clock::now();
        m_latencies.push_back(Milliseconds(now - delivery.postedAt).count());
        if (m_answers) {
            say(delivery.poster, now);
        }
    }
}

void Run::say(int poster, Clock::time_point due) {
    const MessageId id = m_journal.post(poster, due);
    const std::string text = payload(id);
    const auto at = std::size_t(poster);
    if (m_posters.empty()) {
        m_listeners[at]->say(m_dialect->frame(text, int(id)));
    } else {
        m_posters[at]->ask(m_dialect->post(m_options.transport, text, int(id), m_tokens[at]));
    }
}

void Run::keepInFlight(int count, std::chrono::duration<double> time) {
    const std::size_t before = m_journal.posted();
    const auto end = Clock::now() + time;
    m_answers = true;
    for (int i = 0; i < count; ++i) {
        say(i % int(m_tokens.size()), Clock::now());
    }
    until([&] { return Clock::now() > end && m_journal.posted() - before >= kFewestMessages; },
          [&] { return m_journal.missing(); });
    deliverAll();
}

void Run::deliverAll() {
    m_answers = false;
    until([this] { return m_journal.isAllDelivered(); }, [this] { return m_journal.missing(); });
}

void Run::until(const std::function<bool()>& isSo, const std::function<std::string()>& awaited) {
    const auto silence = std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(m_options.silence));
    auto deadline = Clock::now() + silence;
    for (auto seen = m_progress; !isSo();) {
        const auto now = Clock::now();
        if (std::exchange(seen, m_progress) != m_progress) {
            deadline = now + silence;
        } else if (now > deadline) {
            throw Fault("nothing happens any more, but " + awaited());
        }
        m_loop.turn(deadline - now);
    }
}

void Run::turnUntil(Clock::time_point end) {
    for (auto now = Clock::now(); now < end; now = Clock::now()) {
        m_loop.turn(end - now);
    }
}

// Until the server has done nothing worth mentioning for 50 ms, at most for two seconds: what
// follows a message (the next poll of everybody) belongs to its cost.
void Run::settle() {
    constexpr auto kStep = 50ms;
    for (int i = 0; i < 40; ++i) {
        const auto cpu = m_usage.cpu();
        turnUntil(Clock::now() + kStep);
        if (m_usage.cpu() - cpu < kStep / 50) {
            return;
        }
    }
}

} // namespace parlance::bench
