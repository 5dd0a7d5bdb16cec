// What this program is.
#pragma once

class QWidget;

namespace parlance {

void showAboutBox(QWidget& parent);

} // namespace parlance
