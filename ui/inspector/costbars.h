// The bytes of each transport as a bar: the payload, and what it takes to carry it.
#pragma once

#include "client/cost.h"

#include <QWidget>

namespace parlance {

class CostBars final : public QWidget {
    Q_OBJECT

public:
    explicit CostBars(QWidget* parent = nullptr);

    void setCosts(std::vector<Cost> costs);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int lineHeight() const;

    std::vector<Cost> m_costs;
};

} // namespace parlance
