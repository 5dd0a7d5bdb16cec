// parlance_load: the benchmark's load generator. One thread, epoll, loopback only.
#include "tests/bench/load/fault.h"
#include "tests/bench/load/run.h"

#include <cstdio>
#include <sys/resource.h>

namespace parlance::bench {
namespace {

void allowDescriptors(int clients) {
    constexpr int kOthers = 200;
    rlimit limit = {};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < rlim_t(clients + kOthers)) {
        throw Fault("the limit of open files is too low for so many clients: ulimit -Hn says " +
                    std::to_string(limit.rlim_max));
    }
}

void measure(const Options& options) {
    allowDescriptors(options.clients);
    Run run(options);
    const Opened opened = run.open();
    std::printf("{\"server\":\"%s\",\"transport\":\"%s\",\"clients\":%d", options.server.c_str(),
                nameOf(options.transport).c_str(), options.clients);
    std::printf(",\"cpuPerConnection\":%.2f,\"memoryPerConnection\":%.2f", opened.cpuPerConnection,
                opened.memoryPerConnection);
    if (options.requests > 0) {
        std::printf(",\"cpuPerRequest\":%.2f", run.request(options.requests));
    }
    std::printf(",\"fanout\":[");
    const char* comma = "";
    for (const int inFlight : options.fanouts) {
        const Fanout fanout = run.fanout(inFlight);
        std::printf(
            "%s{\"inFlight\":%d,\"messages\":%zu,\"cpuPerDelivery\":%.3f,"
            "\"deliveriesPerSecond\":%.0f}",
            comma, fanout.inFlight, fanout.messages, fanout.cpuPerDelivery,
            fanout.deliveriesPerSecond);
        comma = ",";
    }
    std::printf("]");
    if (options.paced > 0) {
        const Paced paced = run.paced(options.paced);
        std::printf(
            ",\"paced\":{\"perSecond\":%d,\"messages\":%zu,\"cpuPerDelivery\":%.3f,"
            "\"p50\":%.2f,\"p99\":%.2f}",
            paced.perSecond, paced.messages, paced.cpuPerDelivery, paced.p50, paced.p99);
    }
    run.linger();
    std::printf("}\n");
}

} // namespace
} // namespace parlance::bench

int main(int argc, char** argv) {
    const parlance::bench::Options options = parlance::bench::parseOptions(argc, argv);
    try {
        parlance::bench::measure(options);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "\nparlance_load: %s\n", fault.what());
        return 1;
    }
    return 0;
}
