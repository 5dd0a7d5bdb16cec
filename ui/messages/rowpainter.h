// Paints one row where its layout says.
#pragma once

#include "ui/colors.h"
#include "ui/messages/rowlayout.h"

#include <QPainter>

namespace parlance {

enum class RowFocus { None, Current };

// The painter's origin is the row's top left.
void paintRow(QPainter& painter, const RowLayout& layout, const Fonts& fonts, const Colors& colors,
              RowFocus focus);

} // namespace parlance
