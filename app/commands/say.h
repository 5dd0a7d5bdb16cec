// `parlance say`: one message into a room, from a shell or a script.
#pragma once

#include <QStringList>

namespace parlance {

// Takes what follows the word `say`; needs a QCoreApplication. Returns the exit code: 0 once the
// message is stored, 1 where it could not be sent, 2 for mistaken arguments.
int runSay(const QStringList& arguments);

} // namespace parlance
