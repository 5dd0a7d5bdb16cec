#include "ui/messages/place.h"

namespace parlance {
namespace {

constexpr int kBottom = 8; // Below the last message.

} // namespace

void Place::reset() {
    m_row = 0;
    m_offset = 0;
    m_last = -1;
    m_following = true;
}

void Place::insert(int first, int count) {
    if (m_rows.count() > 0 && m_row >= first) {
        m_row += count;
    }
}

void Place::remove(int first, int count) {
    if (m_row >= first) {
        m_row = m_row >= first + count ? m_row - count : qMax(0, first - 1);
    }
}

void Place::moved(int row, int by) {
    if (row == m_row && m_offset > 0) {
        m_offset += by;
    }
}

void Place::scroll(int from, int to) {
    m_following = false;
    if (qAbs(to - from) <= 2 * m_height) {
        m_offset += to - from; // Measured rows: not a pixel is lost on the way.
    } else {
        m_row = m_rows.heights().rowAt(to);
        m_offset = static_cast<int>(to - m_rows.heights().above(m_row));
    }
}

void Place::reveal(int row) {
    m_following = false;
    m_offset = row <= m_row ? 0 : m_rows.heightOf(row) + kBottom - m_height;
    m_row = row;
}

void Place::arrange(int height) {
    m_height = height;
    m_last = -1;
    if (m_rows.count() == 0 || height <= 0) {
        return;
    }
    m_following ? placeAtEnd() : normalise();
    int y = -m_offset;
    for (int row = m_row; row < m_rows.count() && y < height; ++row) {
        y += m_rows.heightOf(row);
        m_last = row;
    }
    if (!m_following && m_last == m_rows.count() - 1 && y <= height - kBottom) {
        placeAtEnd(); // Nothing but emptiness further down.
        m_following = true;
    }
    m_rows.keep(m_row, m_last);
}

void Place::placeAtEnd() {
    int row = m_rows.count();
    int y = m_height - kBottom;
    while (row > 0 && y > 0) {
        y -= m_rows.heightOf(--row);
    }
    m_row = row;
    m_offset = -y;
}

void Place::normalise() {
    m_row = qBound(0, m_row, m_rows.count() - 1);
    while (m_offset < 0 && m_row > 0) {
        m_offset += m_rows.heightOf(--m_row);
    }
    m_offset = qMax(0, m_offset);
    while (m_row < m_rows.count() - 1 && m_offset >= m_rows.heightOf(m_row)) {
        m_offset -= m_rows.heightOf(m_row++);
    }
}

int Place::topOf(int row) const {
    return static_cast<int>(m_rows.heights().above(row) - m_rows.heights().above(m_row)) - m_offset;
}

int Place::mostScrolled() const {
    return static_cast<int>(qMax<qint64>(0, m_rows.heights().total() + kBottom - m_height));
}

int Place::scrolled() const {
    const qint64 value = m_rows.heights().above(m_row) + m_offset;
    return m_following ? mostScrolled() : static_cast<int>(qMin<qint64>(mostScrolled(), value));
}

} // namespace parlance
