// Times of day as the reader's language writes them; the page's are in static/dates.js.
#pragma once

#include <QString>
#include <QTime>

namespace parlance {

// "15:05", "3:05 PM"
QString clockText(const QTime& at);
// To the second.
QString exactClockText(const QTime& at);

} // namespace parlance
