// Says in red that faults are simulated, and which: nobody should look for them in the real
// network. A click switches all of them off.
#pragma once

#include "server/protocol/hostview.h"

#include <QPushButton>

namespace parlance {

class SimulateBadge final : public QPushButton {
    Q_OBJECT

public:
    explicit SimulateBadge(QWidget* parent = nullptr);

    void show(const codec::Simulated& simulated);
    using QPushButton::show;
};

} // namespace parlance
