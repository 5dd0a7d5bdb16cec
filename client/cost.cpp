#include "client/cost.h"

#include <algorithm>

namespace parlance {

qint64 Cost::overhead() const {
    return handshake.value_or(0) + heads.value_or(0) + framing.value_or(0);
}

std::optional<double> Cost::overheadPercent() const {
    if (!payload || bytes() == 0) {
        return {};
    }
    return 100.0 * double(overhead()) / double(bytes());
}

std::optional<std::chrono::microseconds> quantile(std::vector<std::chrono::microseconds> times,
                                                  double part) {
    if (times.empty()) {
        return {};
    }
    const auto place = static_cast<std::size_t>(double(times.size()) * part);
    const auto at = times.begin() + std::ptrdiff_t(std::min(place, times.size() - 1));
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

} // namespace parlance
