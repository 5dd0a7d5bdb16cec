#include "ui/messages/rows.h"

namespace parlance {
namespace {

constexpr int kAround = 64; // So that a small scroll costs nothing.

} // namespace

const RowLayout& Rows::layout(int row) {
    auto found = m_layouts.find(row);
    if (found == m_layouts.end()) {
        MessageRow content = messageRow(*m_model, row);
        content.isFirstNew = row == m_firstNew;
        // Below that line one asks again who speaks.
        content.startsGroup |= content.isFirstNew;
        found = m_layouts.try_emplace(row, std::move(content), m_fonts, m_width).first;
        ++m_laidOut;
        m_heights.set(row, found->second.height());
    }
    return found->second;
}

void Rows::reset(const QAbstractItemModel* model) {
    m_model = model;
    m_layouts.clear();
    m_heights.clear();
    m_firstNew = -1;
    if (model != nullptr) {
        m_heights.insert(0, model->rowCount(), RowLayout::estimate(m_fonts));
    }
}

void Rows::insert(int first, int rows) {
    m_heights.insert(first, rows, RowLayout::estimate(m_fonts));
    shift(first, rows);
    if (m_firstNew >= first) {
        m_firstNew += rows;
    }
}

void Rows::remove(int first, int rows) {
    m_heights.remove(first, rows);
    m_layouts.erase(m_layouts.lower_bound(first), m_layouts.lower_bound(first + rows));
    shift(first + rows, -rows);
    if (m_firstNew >= first) {
        m_firstNew = m_firstNew < first + rows ? -1 : m_firstNew - rows;
    }
}

void Rows::shift(int from, int by) {
    // Only the rows in sight have a layout, so this is never long.
    std::map<int, RowLayout> shifted;
    for (auto layout = m_layouts.lower_bound(from); layout != m_layouts.end();) {
        auto node = m_layouts.extract(layout++);
        node.key() += by;
        shifted.insert(std::move(node));
    }
    m_layouts.merge(shifted);
}

void Rows::setFirstNew(int row) {
    const int before = std::exchange(m_firstNew, row);
    m_layouts.erase(before);
    m_layouts.erase(row);
}

int Rows::refresh(int row) {
    const auto found = m_layouts.find(row);
    if (found == m_layouts.end()) {
        return 0;
    }
    const int before = found->second.contentTop();
    m_layouts.erase(found);
    return row < count() ? layout(row).contentTop() - before : 0;
}

void Rows::refresh(int first, int last) {
    m_layouts.erase(m_layouts.lower_bound(first), m_layouts.upper_bound(last));
}

void Rows::setFont(const QFont& font) {
    m_fonts = Fonts(font);
    m_layouts.clear();
}

void Rows::setWidth(int width) {
    if (std::exchange(m_width, qMax(1, width)) != width) {
        m_layouts.clear();
    }
}

void Rows::keep(int first, int last) {
    m_layouts.erase(m_layouts.begin(), m_layouts.lower_bound(first - kAround));
    m_layouts.erase(m_layouts.upper_bound(last + kAround), m_layouts.end());
}

} // namespace parlance
