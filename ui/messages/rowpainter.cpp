#include "ui/messages/rowpainter.h"

#include "ui/avatar.h"

#include <QGuiApplication>

#include <cmath>

namespace parlance {
namespace {

constexpr double kRadius = 12;
constexpr double kPale = 0.55; // What is not stored yet.

QString newText() {
    return QCoreApplication::translate("parlance::MessageView", "New");
}

// A text between two lines.
void paintSeparator(QPainter& painter, const QRectF& place, const QString& text, const QFont& font,
                    const QColor& line, const QColor& color) {
    painter.setFont(font);
    const double width = QFontMetricsF(font).horizontalAdvance(text) + 24;
    const double y = std::round(place.center().y()) + 0.5;
    painter.setPen(line);
    painter.drawLine(QPointF(place.left(), y), QPointF(place.center().x() - width / 2, y));
    painter.drawLine(QPointF(place.center().x() + width / 2, y), QPointF(place.right(), y));
    painter.setPen(color);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void paintHeader(QPainter& painter, const RowLayout& layout, const Fonts& fonts,
                 const Colors& colors) {
    const MessageRow& row = layout.row();
    const QRectF place = layout.header();
    const QString time = timeText(row.at);
    painter.setFont(fonts.small);
    painter.setPen(colors.faint);
    if (row.own) {
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, time);
        return;
    }
    const double timeWidth = fonts.smallMetrics.horizontalAdvance(time);
    const QString name = fonts.nameMetrics.elidedText(row.author, Qt::ElideRight,
                                                      qRound(place.width() - timeWidth - 16));
    const double nameWidth = fonts.nameMetrics.horizontalAdvance(name);
    const double beside = nameWidth + 8;
    painter.drawText(place.translated(QGuiApplication::isRightToLeft() ? -beside : beside, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, time);
    painter.setFont(fonts.name);
    painter.setPen(personColor(row.cid, colors.background));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
}

void paintText(QPainter& painter, const RowLayout& layout, const QColor& background,
               const Colors& colors) {
    QList<QTextLayout::FormatRange> links;
    for (const TextLink& link : layout.links()) {
        QTextCharFormat format;
        format.setForeground(readable(colors.accent, background));
        links.append({link.start, link.length, format});
    }
    painter.setPen(readable(colors.text, background));
    layout.text().draw(&painter, layout.textTopLeft(), links);
}

void paintMessage(QPainter& painter, const RowLayout& layout, const Fonts& fonts,
                  const Colors& colors, RowFocus focus) {
    const MessageRow& row = layout.row();
    const QColor background = row.own ? colors.ownBubble : colors.bubble;
    const bool stored = row.kind == MessageModel::Kind::Message;
    painter.setOpacity(stored ? 1 : kPale);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focus == RowFocus::Current ? QPen(colors.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(background);
    painter.drawRoundedRect(layout.bubble(), kRadius, kRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setOpacity(1); // Its words can be read all the same.
    paintText(painter, layout, background, colors);
    if (!stored) {
        const bool failed = row.kind == MessageModel::Kind::Failed;
        painter.setFont(fonts.small);
        painter.setPen(failed ? colors.warning : colors.faint);
        const QString text = fonts.smallMetrics.elidedText(stateText(row), Qt::ElideRight,
                                                           qRound(layout.state().width()));
        painter.drawText(layout.state(), Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

} // namespace

void paintRow(QPainter& painter, const RowLayout& layout, const Fonts& fonts, const Colors& colors,
              RowFocus focus) {
    const MessageRow& row = layout.row();
    if (row.startsDay) {
        paintSeparator(painter, layout.day(), dayText(row.at.date()), fonts.small, colors.line,
                       colors.faint);
    }
    if (row.isFirstNew) {
        paintSeparator(painter, layout.newLine(), newText(), fonts.small, colors.accent,
                       colors.accent);
    }
    if (row.isNote()) {
        paintSeparator(painter, layout.bubble(), noteText(row), fonts.small, colors.line,
                       colors.faint);
        return;
    }
    if (!layout.avatar().isNull()) {
        paintAvatar(painter, layout.avatar(), row.author, row.cid);
    }
    if (!layout.header().isNull()) {
        paintHeader(painter, layout, fonts, colors);
    }
    paintMessage(painter, layout, fonts, colors, focus);
}

} // namespace parlance
