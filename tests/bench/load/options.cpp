#include "tests/bench/load/options.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace parlance::bench {
namespace {

constexpr std::string_view kTransports[] = {"websocket", "sse", "stream", "longpoll"};

// Keeps a mistyped number from becoming an attack on the own machine.
constexpr int kMostClients = 20'000;
constexpr int kMostInFlight = 64;
constexpr int kMostASecond = 10'000;
constexpr int kMostRequests = 1'000'000;
constexpr double kMostSeconds = 60;

[[noreturn]] void usage(const std::string& reason) {
    std::fprintf(
        stderr,
        "%s\nusage: parlance_load --server parlance|ws|socketio|nchan --port N [--pid N]...\n"
        "       --transport websocket|sse|stream|longpoll --clients N [--named]\n"
        "       [--requests N] [--fanout IN_FLIGHT]... [--paced A_SECOND] [--seconds S]\n"
        "       [--silence S]\n"
        "Opens that many clients to 127.0.0.1, measures, and prints one line of JSON.\n",
        reason.c_str());
    std::exit(2);
}

double number(const std::string& word, const std::string& value, double most) {
    char* end = nullptr;
    const double result = std::strtod(value.c_str(), &end);
    if (value.empty() || *end != '\0' || !(result > 0) || result > most) {
        usage(word + ": not " + value);
    }
    return result;
}

Transport transportOf(const std::string& name) {
    const auto* found = std::find(std::begin(kTransports), std::end(kTransports), name);
    if (found == std::end(kTransports)) {
        usage("--transport: not " + name);
    }
    return Transport(found - std::begin(kTransports));
}

} // namespace

std::string nameOf(Transport transport) {
    return std::string(kTransports[int(transport)]);
}

Options parseOptions(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--named") {
            options.named = true;
            continue;
        }
        if (++i == argc) {
            usage(word + " needs a value");
        }
        const std::string value = argv[i];
        const auto whole = [&](int most) { return int(number(word, value, most)); };
        if (word == "--server") {
            options.server = value;
        } else if (word == "--port") {
            options.port = std::uint16_t(whole(65'535));
        } else if (word == "--pid") {
            options.pids.push_back(whole(1 << 22));
        } else if (word == "--transport") {
            options.transport = transportOf(value);
        } else if (word == "--clients") {
            options.clients = whole(kMostClients);
        } else if (word == "--requests") {
            options.requests = whole(kMostRequests);
        } else if (word == "--fanout") {
            options.fanouts.push_back(whole(kMostInFlight));
        } else if (word == "--paced") {
            options.paced = whole(kMostASecond);
        } else if (word == "--seconds") {
            options.seconds = number(word, value, kMostSeconds);
        } else if (word == "--silence") {
            options.silence = number(word, value, kMostSeconds);
        } else {
            usage("what is " + word + "?");
        }
    }
    if (options.server.empty() || options.port == 0) {
        usage("--server and --port are needed");
    }
    return options;
}

} // namespace parlance::bench
