// The heights of all rows. The sum above any row and the row at any height cost the logarithm of
// their number (a Fenwick tree), so that a conversation of a million messages scrolls like one of
// ten.
#pragma once

#include <QtGlobal>

#include <vector>

namespace parlance {

class Heights {
public:
    int count() const { return static_cast<int>(m_heights.size()); }
    int of(int row) const { return m_heights[static_cast<std::size_t>(row)]; }
    qint64 total() const { return above(count()); }
    // All rows before this one together.
    qint64 above(int row) const;
    // The row that covers this height; the first or the last one beyond the ends.
    int rowAt(qint64 y) const;

    void set(int row, int height);
    // Costs as much as there are rows behind: next to nothing at the end.
    void insert(int row, int rows, int height);
    void remove(int row, int rows);
    void clear();

private:
    void rebuildFrom(int row);

    std::vector<int> m_heights;
    std::vector<qint64> m_sums; // m_sums[i - 1] covers the (i & -i) rows that end with row i - 1.
};

} // namespace parlance
