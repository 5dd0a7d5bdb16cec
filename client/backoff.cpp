#include "client/backoff.h"

#include <algorithm>

namespace parlance {

Backoff::Milliseconds Backoff::next() {
    const Milliseconds pause(m_random.below(m_ceiling.count() + 1));
    m_ceiling = std::min(m_ceiling * 2, m_most);
    return pause;
}

} // namespace parlance
