// How a table of costs looks, in the inspector and in the race.
#pragma once

#include "ui/inspector/costmodel.h"

#include <QTableView>

namespace parlance {

void prepareCostTable(QTableView& table, CostModel& model);
// As high as its rows: it scrolls with the panel, not in it.
void fitCostTable(QTableView& table);

} // namespace parlance
