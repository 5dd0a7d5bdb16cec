// For screen readers: what a widget is that Qt would take for just any, such as a picture that it
// paints. Its name and description are those that it has.
#pragma once

#include <QAccessible>
#include <QWidget>

namespace parlance {

// Once, when the widget is made.
void setRole(QWidget& widget, QAccessible::Role role);

} // namespace parlance
