// Says something to whoever uses a screen reader, wherever the focus is: the window's counterpart
// of a page's live region (WCAG 2.1, success criterion 4.1.3).
#pragma once

#include <QString>
#include <QWidget>

namespace parlance {

void announce(QWidget& from, const QString& sentence);

} // namespace parlance
