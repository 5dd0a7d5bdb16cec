// The command line of both programs, for everything but `tail` and `say`.
#pragma once

#include "client/roomurl.h"
#include "server/server.h"

#include <variant>

namespace parlance {

struct Options {
    bool headless = false;
    // What the window does first; without one they mean nothing.
    bool host = false;
    std::optional<RoomUrl> join = {};
    // A parlance:// link that leads nowhere; whoever clicked it sees a window.
    QString badLink = {};
    // What the command line itself says of the server: "--port".
    QStringList given = {};
    ServerOptions server = {};
};

// Something to print and an exit code: help, version, or what was wrong (code 2).
struct Printout {
    QString text;
    int exitCode = 0;
};

// One of the two programs has no window, and nothing on its command line that needs one.
enum class Edition { Desktop, Server };
// The name of its settings: "desktop".
QString settingsName(Edition edition);

// `arguments` begins with the program's name. What they do not say, the group `server` of the
// settings of this name may; see LayeredSettings.
std::variant<Options, Printout> parseOptions(const QStringList& arguments, Edition edition,
                                             const QString& settings);

} // namespace parlance
