// The rows of a conversation as the screen needs them: every one has a height, measured or guessed,
// and those around what is in sight have their layout.
#pragma once

#include "ui/messages/heights.h"
#include "ui/messages/rowlayout.h"

#include <map>

namespace parlance {

class Rows {
public:
    explicit Rows(const QFont& font) : m_fonts(font) {}

    int count() const { return m_heights.count(); }
    const Heights& heights() const { return m_heights; }
    const Fonts& fonts() const { return m_fonts; }
    // The row above which the "new" line stands; -1 without one.
    int firstNew() const { return m_firstNew; }

    // Lays the row out where that has not been done.
    const RowLayout& layout(int row);
    int heightOf(int row) { return layout(row).height(); }

    void reset(const QAbstractItemModel* model);
    void insert(int first, int rows);
    void remove(int first, int rows);
    void setFirstNew(int row);

    // It looks different from now on: the next layout() is a new one. Returns how far its message
    // has moved within the row.
    int refresh(int row);
    void refresh(int first, int last);
    // All of them do. Their heights are good guesses still.
    void setFont(const QFont& font);
    void setWidth(int width);
    // Only these and a few around them are wanted soon.
    void keep(int first, int last);

    qint64 laidOut() const { return m_laidOut; }

private:
    void shift(int from, int by);

    const QAbstractItemModel* m_model = nullptr;
    Fonts m_fonts;
    int m_width = 1;
    int m_firstNew = -1;
    Heights m_heights;
    std::map<int, RowLayout> m_layouts;
    qint64 m_laidOut = 0;
};

} // namespace parlance
