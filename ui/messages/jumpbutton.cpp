#include "ui/messages/jumpbutton.h"

#include "ui/colors.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace parlance {
namespace {

constexpr int kSize = 40;
constexpr int kBadge = 20;

} // namespace

JumpButton::JumpButton(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setUnread(0);
}

void JumpButton::setUnread(int count) {
    m_unread = count;
    const QString name = count == 0 ? tr("Jump to the latest message")
                         : count == 1
                             ? tr("Jump to the latest message, 1 unread")
                             : tr("Jump to the latest message, %Ln unread", nullptr, count);
    setAccessibleName(name);
    setToolTip(name);
    resize(sizeHint());
    update();
}

QSize JumpButton::sizeHint() const {
    return {kSize + 2, kSize + kBadge / 2};
}

void JumpButton::paintEvent(QPaintEvent*) {
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc(1, kBadge / 2.0, kSize - 1, kSize - 1);
    painter.setBrush(isDown() || underMouse() ? colors.bubble : colors.background);
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.line, hasFocus() ? 2 : 1));
    painter.drawEllipse(disc);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.text, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF centre = disc.center();
    painter.drawPolyline(
        QPolygonF{centre + QPointF(-6, -3), centre + QPointF(0, 4), centre + QPointF(6, -3)});
    if (m_unread == 0) {
        return;
    }
    QFont small = font();
    small.setPixelSize(11);
    small.setWeight(QFont::DemiBold);
    const QString text = m_unread > 999 ? QStringLiteral("999+") : QLocale().toString(m_unread);
    const double width = qMax(double(kBadge), QFontMetricsF(small).horizontalAdvance(text) + 10);
    const QRectF badge(disc.center().x() - width / 2, 1, width, kBadge - 2);
    const QColor fill = palette().color(QPalette::Highlight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    painter.setFont(small);
    painter.setPen(readable(palette().color(QPalette::HighlightedText), fill));
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace parlance
