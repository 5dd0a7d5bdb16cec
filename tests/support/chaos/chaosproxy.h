// A TCP proxy that behaves as badly as real networks do: for tests of what clients make of it. It
// understands just enough HTTP to refuse an upgrade. In a test's own thread, or as the program
// parlance_chaosproxy for tests that are not in C++.
#pragma once

#include "tests/support/chaos/weather.h"

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace parlance::chaos {

class Pipe;

// How often each fault has really happened.
struct Tally {
    int connections = 0;
    int refused = 0; // Upgrades.
    int held = 0;    // Pieces that had to wait for others.
    int delayed = 0; // Pieces.
    int dropped = 0; // Answers.
    int reset = 0;   // Connections, as the next two.
    int frozen = 0;
    int torn = 0;
};

class ChaosProxy {
public:
    // The weather's times pass `scale` times as long: 0.1 is ten times as fast. The upstream is a
    // port of this machine's own address, and the proxy listens on another one.
    ChaosProxy(quint16 upstream, quint32 seed, double scale = 1);
    ~ChaosProxy();

    quint16 port() const { return m_server.serverPort(); }
    // What repeats the same weather.
    quint32 seed() const { return m_seed; }
    const Tally& tally() const { return m_tally; }

    // Weather by hand; open connections feel it too.
    void setWeather(const Weather& weather);
    const Weather& weather() const { return m_weather; }
    // Weather by the seed, for so long before it is scaled; clear from then on.
    void run(std::chrono::milliseconds lasts);
    bool isRunning() const { return m_change.isActive(); }
    // Told of every change, for a log.
    std::function<void(const Weather&)> onChange;

private:
    friend class Pipe;

    void accept();
    void change();
    void bury(Pipe& pipe);
    int scaled(std::chrono::milliseconds time) const;
    // A random part of it, a millisecond at least.
    int ageUpTo(std::chrono::milliseconds time);

    quint16 m_upstream;
    quint32 m_seed;
    double m_scale;
    QRandomGenerator m_random;
    Tally m_tally;
    Weather m_weather;
    std::vector<Period> m_periods; // Those to come, the next one last.
    QTimer m_change;
    QTcpServer m_server;
    std::vector<std::unique_ptr<Pipe>> m_pipes;
};

} // namespace parlance::chaos
