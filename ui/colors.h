// The few colours that the palette does not have, made from it, so that light and dark follow.
#pragma once

#include <QColor>
#include <QPalette>

namespace parlance {

// WCAG 2: 1 to 21; text needs 4.5 to be read by most people.
inline constexpr double kReadable = 4.5;
double contrast(const QColor& a, const QColor& b);
// The colour, made darker or lighter until it can be read on that background.
QColor readable(const QColor& color, const QColor& background);

struct Colors {
    explicit Colors(const QPalette& palette);

    QColor background;
    QColor text;
    QColor faint; // Times and separators; still readable.
    QColor line;
    QColor accent; // Links and what is new.
    QColor bubble;
    QColor ownBubble;
    QColor warning;
};

// A person's colour: the same everywhere, from the id that never changes.
QColor personColor(const QByteArray& cid);
// Of a text in that colour.
QColor personColor(const QByteArray& cid, const QColor& background);

} // namespace parlance
