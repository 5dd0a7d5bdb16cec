// Waiting for something to become true, which it does by the events of this thread's loop.
#pragma once

#include <chrono>
#include <functional>

namespace parlance::delivery {

// Long enough for a machine that is busy with something else.
inline constexpr std::chrono::seconds kPatience{30};

// Whether it became true in time.
bool until(const std::function<bool()>& holds, std::chrono::milliseconds patience = kPatience);

// Ends the program: for what a fixture needs before there is anything to test.
void require(bool holds, const char* what);

} // namespace parlance::delivery
