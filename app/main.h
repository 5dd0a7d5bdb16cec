// What the two programs share: names, versions, and the commands that need no window.
#pragma once

#include "app/options.h"

namespace parlance {

void setApplicationNames();

// `tail` and `say`, by the first argument; the exit code, or nothing where it is neither. They make
// their own QCoreApplication.
std::optional<int> runCommand(int argc, char** argv);

// Parses the options, with the settings of this edition, and runs the server without a window.
// Needs a QCoreApplication.
int runServer(const QStringList& arguments, Edition edition);

} // namespace parlance
