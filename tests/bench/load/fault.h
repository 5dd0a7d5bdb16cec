// What makes a run worthless: a message lost, repeated, swapped or damaged, a server that refuses
// or falls silent. Nobody goes on after it; main() prints it and the exit code is 1.
#pragma once

#include <stdexcept>

namespace parlance::bench {

struct Fault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace parlance::bench
