// What a network does to connections, and how it changes over time: the same for the same seed.
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace parlance::chaos {

// All times are those of the real world; a proxy may run them faster. 0 is never, or none.
struct Weather {
    using Milliseconds = std::chrono::milliseconds;

    bool refusesUpgrades = false;
    qsizetype holds = 0;         // Bytes to the client wait until so many have gathered.
    Milliseconds delay{0};       // Of every piece, both ways.
    int drops = 0;               // Of so many answers one is lost: the connection closes before it.
    Milliseconds resetsAfter{0}; // Connections break at a random age up to this one, ...
    Milliseconds freezesAfter{0}; // ... or carry nothing more and stay open, ...
    Milliseconds tearsAfter{0};   // ... or close in the middle of the next piece to the client.

    friend bool operator==(const Weather&, const Weather&) = default;
};

// "delay 200 ms, drops 1 of 5"; "clear".
QByteArray describe(const Weather& weather);

struct Period {
    Weather weather;
    std::chrono::milliseconds lasts;
};

// Bad and clear weather in turn, so long in all. After it the weather is clear.
std::vector<Period> forecast(quint32 seed, std::chrono::milliseconds lasts);

} // namespace parlance::chaos
