// How long news may wait for more of it. To write to every reader costs nearly the same whether it
// brings one entry or twenty; so where that takes a sizeable share of the time and entries come
// faster than rounds are made, a window opens between one round and the next, and several entries
// go out together. It closes again where waiting gathers nothing. At rest there is none, and
// whatever comes later after a round than the window is long leaves at once.
//
// Times are microseconds of one steady clock.
#pragma once

#include <QtGlobal>

namespace parlance {

class Pace {
public:
    static constexpr qint64 kLongest = 20'000; // Nobody sees a fiftieth of a second in a chat.

    // How long the next round has to be put off.
    qint64 wait(qint64 now) const { return qMax<qint64>(0, m_end + m_window - now); }
    qint64 window() const { return m_window; }

    // A round was made, and brought this many entries.
    void ran(qint64 begin, qint64 end, int entries);

private:
    // Averages over the last few rounds.
    double m_share = 0; // Of the time since the round before that the round itself took.
    double m_cost = 0;
    double m_entries = 0;
    qint64 m_end = 0;
    qint64 m_window = 0;
};

} // namespace parlance
