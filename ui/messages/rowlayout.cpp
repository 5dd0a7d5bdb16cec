#include "ui/messages/rowlayout.h"

#include <QGuiApplication>

#include <cmath>

namespace parlance {
namespace {

// An 8 px grid.
constexpr int kMargin = 16;
constexpr int kAvatar = 32;
constexpr int kTextLeft = kMargin + kAvatar + 8;
constexpr int kPaddingX = 12;
constexpr int kPaddingY = 6;
constexpr int kBetweenGroups = 12;
constexpr int kBetweenMessages = 2;
// Longer lines are hard to read.
constexpr int kWidest = 560;
// What is kept free on the other side, so that one sees who speaks.
constexpr int kOtherSide = 64;

QFont scaled(QFont font, double factor) {
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * factor);
    } else {
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    }
    return font;
}

QFont bold(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Fonts::Fonts(const QFont& base)
    : text(base)
    , small(scaled(base, 0.85))
    , name(bold(scaled(base, 0.92)))
    , textMetrics(text)
    , smallMetrics(small)
    , nameMetrics(name) {}

RowLayout::RowLayout(MessageRow row, const Fonts& fonts, int width) : m_row(std::move(row)) {
    int y = placeSeparators(fonts, width);
    if (m_row.isNote()) {
        m_bubble = QRectF(kMargin, y + 8, width - 2 * kMargin, fonts.smallMetrics.height() + 8);
        m_height = qRound(m_bubble.bottom()) + 8;
        return;
    }
    y = placeHeader(y, fonts, width);
    y = placeText(y, fonts, width);
    if (!stateText(m_row).isEmpty()) {
        m_state = QRectF(kTextLeft, y + 2, width - kTextLeft - kMargin - kPaddingX,
                         fonts.smallMetrics.height());
        y = qRound(m_state.bottom());
    }
    m_height = y + kBetweenMessages;
    if (QGuiApplication::isRightToLeft()) {
        mirror(width);
    }
}

void RowLayout::mirror(int width) {
    for (QRectF* rect : {&m_header, &m_avatar, &m_bubble, &m_state}) {
        rect->moveRight(width - rect->left());
    }
    m_textTopLeft = m_bubble.topLeft() + QPointF(kPaddingX, kPaddingY);
}

int RowLayout::placeSeparators(const Fonts& fonts, int width) {
    const int line = fonts.smallMetrics.height();
    int y = 0;
    if (m_row.startsDay) {
        m_day = QRectF(kMargin, y + 16, width - 2 * kMargin, line);
        y += line + 20;
    }
    if (m_row.isFirstNew) {
        m_newLine = QRectF(kMargin, y + 8, width - 2 * kMargin, line);
        y += line + 8;
    }
    return y;
}

int RowLayout::placeHeader(int y, const Fonts& fonts, int width) {
    if (!m_row.startsGroup) {
        return y;
    }
    y += kBetweenGroups;
    if (m_row.own && !m_row.at.isValid()) {
        return y; // Neither a name nor a time to show yet.
    }
    m_header = QRectF(kTextLeft, y, width - kTextLeft - kMargin, fonts.nameMetrics.height());
    if (!m_row.own) {
        m_avatar = QRectF(kMargin, y + 2, kAvatar, kAvatar);
    }
    return y + fonts.nameMetrics.height() + 3;
}

int RowLayout::placeText(int y, const Fonts& fonts, int width) {
    // A line of its own is a line, not a paragraph that Qt would end the layout at.
    QString shown = m_row.text;
    shown.replace(u'\n', QChar::LineSeparator);
    m_links = findLinks(m_row.text);
    QList<QTextLayout::FormatRange> formats;
    for (const TextLink& link : m_links) {
        QTextCharFormat format;
        format.setFontUnderline(true);
        format.setProperty(QTextFormat::IsAnchor, true); // The painter adds the colour.
        formats.append({link.start, link.length, format});
    }
    const double available = qBound(48, width - kTextLeft - kOtherSide, kWidest) - 2 * kPaddingX;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text.setText(shown);
    m_text.setFont(fonts.text);
    m_text.setTextOption(option);
    m_text.setFormats(formats);
    m_text.setCacheEnabled(true);

    // Twice: how wide it really is, then as a block of that width, which aligns other scripts.
    double widest = 0;
    double height = 0;
    for (double lineWidth = available;;) {
        height = 0;
        m_text.beginLayout();
        for (QTextLine line = m_text.createLine(); line.isValid(); line = m_text.createLine()) {
            line.setLineWidth(lineWidth);
            line.setPosition({0, height});
            height += line.height();
            widest = qMax(widest, line.naturalTextWidth());
        }
        m_text.endLayout();
        if (lineWidth < available || std::ceil(widest) >= available) {
            break;
        }
        lineWidth = std::ceil(widest);
    }
    const double bubbleWidth = qMin(available, std::ceil(widest)) + 2 * kPaddingX;
    const double left = m_row.own ? width - kMargin - bubbleWidth : kTextLeft;
    m_bubble = QRectF(left, y, bubbleWidth, std::ceil(height) + 2 * kPaddingY);
    m_textTopLeft = m_bubble.topLeft() + QPointF(kPaddingX, kPaddingY);
    return qRound(m_bubble.bottom());
}

const TextLink* RowLayout::linkAt(const QPointF& point) const {
    const QPointF inText = point - m_textTopLeft;
    for (int i = 0; i < m_text.lineCount(); ++i) {
        const QTextLine line = m_text.lineAt(i);
        if (!line.naturalTextRect().contains(inText)) {
            continue;
        }
        const int at = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (const TextLink& link : m_links) {
            if (at >= link.start && at < link.start + link.length) {
                return &link;
            }
        }
    }
    return nullptr;
}

int RowLayout::estimate(const Fonts& fonts) {
    return fonts.textMetrics.height() + 2 * kPaddingY + kBetweenMessages;
}

} // namespace parlance
