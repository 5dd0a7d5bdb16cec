// The log as the server uses it against the least that it could cost. Batch by batch the raw loop
// and the store take turns, so that whatever else the machine does befalls both; what is compared
// is processor time, of the storage thread alone.
#include "server/storage/store.h"
#include "tests/bench/micro/rawlog.h"

#include <QTemporaryDir>

#include <benchmark/benchmark.h>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <sys/resource.h>

using namespace parlance;

namespace {

double secondsOf(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double ownSeconds() {
    return secondsOf(RUSAGE_THREAD);
}

// There is one other thread while a store is open: its own.
double storageSeconds() {
    return secondsOf(RUSAGE_SELF) - ownSeconds();
}

std::vector<Draft> batch(qint64& number, qint64 size) {
    std::vector<Draft> drafts;
    for (qint64 i = 0; i < size; ++i) {
        ++number;
        // A hundred senders, each with a counter of its own.
        const QByteArray sender = QByteArray::number(number % 100).rightJustified(12, 'a');
        drafts.push_back({.room = *RoomName::parse("lobby"),
                          .cid = sender,
                          .from = "Ana",
                          .via = "Zm9vYmFyYmF6",
                          .n = number / 100,
                          .text = QByteArray(150, 'x')});
    }
    return drafts;
}

// What comes from the storage thread, taken by ours.
class Inbox {
public:
    void add(std::function<void()> function) {
        const std::lock_guard lock(m_mutex);
        m_functions.push_back(std::move(function));
        m_wake.notify_one();
    }
    void runOne() {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return !m_functions.empty(); });
        const std::vector<std::function<void()>> functions = std::exchange(m_functions, {});
        lock.unlock();
        for (const auto& function : functions) {
            function();
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::function<void()>> m_functions;
};

void storing(benchmark::State& state) {
    using Clock = std::chrono::steady_clock;
    const QTemporaryDir place;
    RawLog raw(place.filePath(QStringLiteral("raw.db")).toUtf8());
    Inbox inbox;
    StoreOptions options;
    options.directory = place.filePath(QStringLiteral("store"));
    auto opened = Store::open(options, [&](auto function) { inbox.add(std::move(function)); });
    if (!opened) {
        state.SkipWithError("no store");
        return;
    }
    Store& store = **opened;
    qint64 committed = 0;
    store.setCommitHandler([&](const std::vector<Outcome>& outcomes) {
        committed += static_cast<qint64>(outcomes.size());
    });
    store.createRoom(*RoomName::parse("lobby"), [](const auto&) {});
    inbox.runOne();

    qint64 number = 0;
    double rawCpu = 0;
    double storeCpu = 0;
    double storeTime = 0;
    for (auto _ : state) {
        std::vector<Draft> drafts = batch(number, state.range(0));
        const double before = ownSeconds();
        raw.append(drafts);
        rawCpu += ownSeconds() - before;

        const double storageBefore = storageSeconds();
        const auto began = Clock::now();
        store.append(std::move(drafts));
        while (committed < number) {
            inbox.runOne();
        }
        const double took = std::chrono::duration<double>(Clock::now() - began).count();
        storeTime += took;
        storeCpu += storageSeconds() - storageBefore;
        state.SetIterationTime(took);
    }
    const auto messages = static_cast<double>(number);
    state.counters["cpu_us_per_message"] = storeCpu / messages * 1e6;
    state.counters["raw_cpu_us_per_message"] = rawCpu / messages * 1e6;
    state.counters["cpu_over_raw"] = storeCpu / rawCpu; // The target: at most 1.4.
    state.counters["durable_messages_per_second"] = messages / storeTime;
}
BENCHMARK(storing)->Arg(100)->Arg(1000)->UseManualTime()->MinTime(2);

} // namespace
