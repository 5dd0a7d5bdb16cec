// Where somebody reads: a row and an offset in it, not a sum of heights that nobody has measured,
// or the end of the conversation, which is followed.
#pragma once

#include "ui/messages/rows.h"

namespace parlance {

class Place {
public:
    explicit Place(Rows& rows) : m_rows(rows) {}

    void reset();
    // What changes in the rows: inserting is told before, removing after.
    void insert(int first, int count);
    void remove(int first, int count);
    // The message of this row stands so much lower in it than before.
    void moved(int row, int by);

    void follow() { m_following = true; }
    bool isAtEnd() const { return m_following; }
    // From one value of the scroll bar to another.
    void scroll(int from, int to);
    // So that the whole row is in sight.
    void reveal(int row);

    // Finds the rows that are in sight in a viewport of this height, and lays them out.
    void arrange(int height);
    int first() const { return m_row; }
    int last() const { return m_last; }
    bool shows(int row) const { return row >= m_row && row <= m_last; }
    // Of a row that it shows, from the viewport's top.
    int topOf(int row) const;

    // For the scroll bar, as far as heights are known.
    int mostScrolled() const;
    int scrolled() const;

private:
    void placeAtEnd();
    void normalise();

    Rows& m_rows;
    int m_row = 0;
    int m_offset = 0; // From the row's top to the viewport's; negative only above a short list.
    int m_last = -1;
    int m_height = 0;
    bool m_following = true;
};

} // namespace parlance
