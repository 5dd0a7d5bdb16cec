// `parlance tail`: what is said in a room, line by line, for people and for scripts.
#pragma once

#include <QStringList>

namespace parlance {

// Takes what follows the word `tail`; needs a QCoreApplication. Returns the exit code: 0 after
// --count or a stop signal, 1 where the server refuses for good, 2 for mistaken arguments.
int runTail(const QStringList& arguments);

} // namespace parlance
