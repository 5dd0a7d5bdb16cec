#include "server/net/pace.h"

#include <algorithm>

namespace parlance {
namespace {

constexpr double kSizeable = 1.0 / 3;
// More than one entry in a round without any waiting: they come faster than rounds are made. Where
// a sender waits for each of its messages to arrive there is never more than one, and to put it
// off would gain nothing.
constexpr double kOverlapping = 1.2;
// What waiting has to gather.
constexpr double kWorthwhile = 1.5;
// Three times the cost of a round leaves a quarter of the time for rounds.
constexpr double kWindowPerCost = 3;

void average(double& mean, double sample) {
    mean += (sample - mean) / 4;
}

} // namespace

void Pace::ran(qint64 begin, qint64 end, int entries) {
    const auto cost = static_cast<double>(end - begin);
    average(m_share, cost / static_cast<double>(std::max<qint64>(1, end - m_end)));
    average(m_cost, cost);
    average(m_entries, entries);
    m_end = end;
    const bool open =
        m_window > 0 ? m_entries >= kWorthwhile : m_share > kSizeable && m_entries > kOverlapping;
    m_window = open ? std::min(kLongest, static_cast<qint64>(kWindowPerCost * m_cost)) : 0;
}

} // namespace parlance
