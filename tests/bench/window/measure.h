// The three measurements of the window. Each runs in a process of its own, needs a QApplication,
// and says what it found as JSON.
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace parlance::bench {

// From BENCH_STARTED, nanoseconds of the monotonic clock, to the first frame that is on the screen.
QJsonObject measureStart();

// A list of 100,000 messages: processor time of the longest frame while messages come, while it is
// scrolled and when it jumps, and memory.
QJsonObject measureList();

// Hosts a room; the load generator, whose command line this is, fills it. The longest time between
// two turns of the window's event loop.
QJsonObject measureCrowd(const QStringList& load);

} // namespace parlance::bench
