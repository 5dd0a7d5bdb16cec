#include "ui/inspector/costtable.h"

#include <QHeaderView>
#include <QScrollBar>

namespace parlance {

void prepareCostTable(QTableView& table, CostModel& model) {
    table.setModel(&model);
    table.setSelectionMode(QAbstractItemView::ContiguousSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false); // Tab leaves it.
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void fitCostTable(QTableView& table) {
    int height = table.horizontalHeader()->sizeHint().height() + 2 * table.frameWidth();
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        height += table.rowHeight(row);
    }
    // It may be too wide for a narrow dock; then its scroll bar needs a place.
    table.setFixedHeight(height + table.horizontalScrollBar()->sizeHint().height());
}

} // namespace parlance
