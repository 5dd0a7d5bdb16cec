// A race as text: a table for a terminal, and CSV for everything else.
#pragma once

#include "client/race.h"

namespace parlance {

// Lines with aligned columns. A dash stands for what was not measured.
QByteArray raceTable(const std::vector<RaceRow>& rows, int messages);
// RFC 4180, with a header line. Empty fields for what was not measured.
QByteArray raceCsv(const std::vector<RaceRow>& rows);

} // namespace parlance
