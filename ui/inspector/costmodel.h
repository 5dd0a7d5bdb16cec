// The costs as a table that fits beside the conversation: a column for each transport, a row for
// each thing that was counted.
#pragma once

#include "client/cost.h"

#include <QAbstractTableModel>

namespace parlance {

class CostModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setCosts(std::vector<Cost> costs);
    const std::vector<Cost>& costs() const { return m_costs; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<Cost> m_costs;
};

} // namespace parlance
