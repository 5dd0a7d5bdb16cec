// Where everything of one row stands, for a given width. All coordinates begin at the row's top.
#pragma once

#include "ui/messages/links.h"
#include "ui/messages/row.h"

#include <QFont>
#include <QFontMetrics>
#include <QRectF>
#include <QTextLayout>

namespace parlance {

struct Fonts {
    explicit Fonts(const QFont& base);

    QFont text;
    QFont small;
    QFont name;
    QFontMetrics textMetrics;
    QFontMetrics smallMetrics;
    QFontMetrics nameMetrics;
};

class RowLayout {
public:
    RowLayout(MessageRow row, const Fonts& fonts, int width);

    const MessageRow& row() const { return m_row; }
    int height() const { return m_height; }
    // Where the message itself begins, below what a new neighbour may add or take away.
    int contentTop() const { return qRound(m_bubble.top()); }

    QRectF day() const { return m_day; }
    QRectF newLine() const { return m_newLine; }
    QRectF avatar() const { return m_avatar; }
    QRectF header() const { return m_header; }
    QRectF bubble() const { return m_bubble; }
    QRectF state() const { return m_state; }
    QPointF textTopLeft() const { return m_textTopLeft; }
    const QTextLayout& text() const { return m_text; }

    const QList<TextLink>& links() const { return m_links; }
    const TextLink* linkAt(const QPointF& point) const;

    // About what a row takes that nobody has laid out yet.
    static int estimate(const Fonts& fonts);

private:
    void mirror(int width);
    int placeSeparators(const Fonts& fonts, int width);
    int placeHeader(int y, const Fonts& fonts, int width);
    int placeText(int y, const Fonts& fonts, int width);

    MessageRow m_row;
    QList<TextLink> m_links;
    QTextLayout m_text;
    QPointF m_textTopLeft;
    QRectF m_day;
    QRectF m_newLine;
    QRectF m_avatar;
    QRectF m_header;
    QRectF m_bubble;
    QRectF m_state;
    int m_height = 0;
};

} // namespace parlance
