// One run: the clients are opened once, and then one measurement follows another. Each of them
// begins and ends when everything is delivered and the server is quiet.
#pragma once

#include "tests/bench/load/journal.h"
#include "tests/bench/load/listener.h"
#include "tests/bench/load/requester.h"
#include "tests/bench/load/serverusage.h"

#include <functional>

namespace parlance::bench {

// Server CPU in microseconds, memory in KB.
struct Opened {
    double cpuPerConnection = 0;
    double memoryPerConnection = 0;
};
struct Fanout {
    int inFlight = 0;
    std::size_t messages = 0;
    double cpuPerDelivery = 0;
    double deliveriesPerSecond = 0;
};
struct Paced {
    int perSecond = 0;
    std::size_t messages = 0;
    double cpuPerDelivery = 0;
    double p50 = 0; // Milliseconds, from when a message was due to its last client.
    double p99 = 0;
};

class Run final : public Audience {
public:
    explicit Run(const Options& options);

    Opened open();
    // Server CPU of one request, in microseconds.
    double request(int count);
    Fanout fanout(int inFlight);
    Paced paced(int perSecond);
    // Waits a moment for what nobody expects: a message that comes again.
    void linger();

private:
    void listening() override;
    void heard(int client, std::uint32_t place, MessageId id) override;

    std::string ask(Requester& requester, const std::string& request);
    std::string join(Requester& requester, int number);
    void say(int poster, Clock::time_point due);
    void deliverAll();
    // A Fault, with what was waited for in vain, where there is no progress for a while.
    void until(const std::function<bool()>& isSo, const std::function<std::string()>& awaited);
    void settle();
    void turnUntil(Clock::time_point end);
    // Keeps so many messages in flight for so long, and delivers them all.
    void keepInFlight(int count, std::chrono::duration<double> time);

    Options m_options;
    std::unique_ptr<Dialect> m_dialect;
    ServerUsage m_usage;
    Loop m_loop;
    Journal m_journal;
    int m_listening = 0;
    std::uint64_t m_progress = 0;      // Whatever a client was waiting for.
    bool m_answers = false;            // A message that everybody has is followed by another one.
    std::vector<double> m_latencies;   // Milliseconds.
    std::vector<std::string> m_tokens; // Of the posters.
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::vector<std::unique_ptr<Requester>> m_posters; // Where a WebSocket does not post.
};

} // namespace parlance::bench
