// `parlance race`: the same messages over all five transports at once, and a table of what each
// cost.
#pragma once

#include <QStringList>

namespace parlance {

// Takes what follows the word `race`; needs a QCoreApplication. Returns the exit code: 0 where
// every transport brought every message, 1 where one did not or there was no race, 2 for mistaken
// arguments.
int runRace(const QStringList& arguments);

} // namespace parlance
