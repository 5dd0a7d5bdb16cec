// The command line of the load generator.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace parlance::bench {

enum class Transport { WebSocket, Sse, Stream, LongPoll };

struct Options {
    std::string server; // Whose dialect is spoken.
    std::uint16_t port = 0;
    std::vector<int> pids; // Of the server; what they use is summed up.
    Transport transport = Transport::WebSocket;
    int clients = 100;
    bool named = false;       // Parlance: every client joins first, so that it is seen.
    int requests = 0;         // One after another, among the idle clients.
    std::vector<int> fanouts; // Messages in flight, one measurement each.
    int paced = 0;            // Messages a second.
    double seconds = 1.5;     // Of each measurement.
    double silence = 10;      // Seconds without any progress, and the run has failed.
};

// Ends the process where the words make no sense.
Options parseOptions(int argc, char** argv);

std::string nameOf(Transport transport);

} // namespace parlance::bench
