// The server without a window.
#pragma once

#include "app/options.h"

namespace parlance {

// Needs a QCoreApplication; returns the exit code when the server has ended.
int runHeadless(const Options& options);

} // namespace parlance
