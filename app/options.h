// The command line of both programs, for everything but `tail` and `say`.
#pragma once

#include "server/server.h"

#include <variant>

namespace parlance {

struct Options {
    bool headless = false;
    ServerOptions server;
};

// Something to print and an exit code: help, version, or what was wrong (code 2).
struct Printout {
    QString text;
    int exitCode = 0;
};

// `arguments` begins with the program's name.
std::variant<Options, Printout> parseOptions(const QStringList& arguments);

} // namespace parlance
