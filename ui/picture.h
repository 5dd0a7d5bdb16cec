// For screen readers: a widget that only paints is a picture, with the name and the description
// that it has.
#pragma once

#include <QWidget>

namespace parlance {

// Once, when the widget is made.
void tellAsPicture(QWidget& widget);

} // namespace parlance
