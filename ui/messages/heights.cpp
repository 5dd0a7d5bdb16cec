#include "ui/messages/heights.h"

#include <bit>

namespace parlance {

qint64 Heights::above(int row) const {
    qint64 sum = 0;
    for (int i = row; i > 0; i &= i - 1) {
        sum += m_sums[static_cast<std::size_t>(i - 1)];
    }
    return sum;
}

int Heights::rowAt(qint64 y) const {
    int row = 0;
    for (auto step = std::bit_floor(static_cast<unsigned>(count())); step > 0; step /= 2) {
        const int next = row + static_cast<int>(step);
        if (next <= count() && m_sums[static_cast<std::size_t>(next - 1)] <= y) {
            row = next;
            y -= m_sums[static_cast<std::size_t>(next - 1)];
        }
    }
    return qMin(row, qMax(0, count() - 1));
}

void Heights::set(int row, int height) {
    const int change = height - of(row);
    if (change == 0) {
        return;
    }
    m_heights[static_cast<std::size_t>(row)] = height;
    for (int i = row + 1; i <= count(); i += i & -i) {
        m_sums[static_cast<std::size_t>(i - 1)] += change;
    }
}

void Heights::insert(int row, int rows, int height) {
    m_heights.insert(m_heights.begin() + row, static_cast<std::size_t>(rows), height);
    rebuildFrom(row);
}

void Heights::remove(int row, int rows) {
    m_heights.erase(m_heights.begin() + row, m_heights.begin() + row + rows);
    rebuildFrom(row);
}

void Heights::clear() {
    m_heights.clear();
    m_sums.clear();
}

void Heights::rebuildFrom(int row) {
    // What ends before this row stays as it is.
    m_sums.resize(m_heights.size());
    for (int i = row + 1; i <= count(); ++i) {
        qint64 sum = of(i - 1);
        for (int child = i - 1; child > i - (i & -i); child &= child - 1) {
            sum += m_sums[static_cast<std::size_t>(child - 1)];
        }
        m_sums[static_cast<std::size_t>(i - 1)] = sum;
    }
}

} // namespace parlance
