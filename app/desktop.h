// The program with a window.
#pragma once

#include <QStringList>

namespace parlance {

// Needs a QApplication; returns the exit code when the window has been closed.
int runDesktop(const QStringList& arguments);

} // namespace parlance
