// Bytes come in pieces that have nothing to do with what they mean; this keeps the beginning of
// something until the rest of it is there.
#pragma once

#include <string>
#include <string_view>

namespace parlance::bench {

class Pieces {
public:
    // Calls take(bytes) with what has come, again and again as long as it says that it used some.
    template <typename Take>
    void feed(std::string_view bytes, Take take) {
        if (!m_rest.empty()) {
            m_rest += bytes;
            bytes = m_rest;
        }
        std::size_t used = 0;
        while (used < bytes.size()) {
            const std::size_t one = take(bytes.substr(used));
            if (one == 0) {
                break;
            }
            used += one;
        }
        if (!m_rest.empty()) {
            m_rest.erase(0, used);
        } else {
            m_rest.assign(bytes.substr(used));
        }
    }

private:
    std::string m_rest;
};

} // namespace parlance::bench
