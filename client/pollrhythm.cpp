#include "client/pollrhythm.h"

#include <algorithm>

namespace parlance {

PollRhythm::Milliseconds PollRhythm::next(bool news) {
    m_pause = news ? m_active : m_pause;
    const qint64 fifth = m_pause.count() / 5;
    const Milliseconds pause = m_pause - Milliseconds(fifth - m_random.below(2 * fifth + 1));
    m_pause = std::min(m_pause * 3 / 2, m_idle);
    return pause;
}

} // namespace parlance
