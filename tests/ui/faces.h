// Every face that the window of a host can show: its pages, its panels and their tabs, what comes
// and goes by itself, and every dialog that its menus open. They are found in the window that runs,
// so that a new one is looked at by every test that looks at all.
#pragma once

#include "tests/ui/hostedwindow.h"

namespace parlance {

using Look = std::function<void(QWidget& face, const QString& name)>;

// From the first page on; false where something did not come about.
bool visitFaces(HostedWindow& host, const Look& look);

// Every action of a menu and of those below it, which have one of their own for opening them.
QList<QAction*> actionsOf(const QWidget& menu);

} // namespace parlance
