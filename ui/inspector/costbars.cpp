#include "ui/inspector/costbars.h"

#include "client/trace.h"
#include "ui/colors.h"
#include "ui/role.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace parlance {
namespace {

constexpr int kGap = 8;
constexpr int kBar = 14;
constexpr int kSwatch = 10;

QString sizeOf(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

// Payload in the accent; what carries it in two weaker tones that differ in the dark as well.
struct Tones {
    explicit Tones(const QPalette& palette) {
        const Colors colors(palette);
        payload = colors.accent;
        heads = colors.warning;
        framing = colors.faint;
        text = colors.text;
    }
    QColor payload;
    QColor heads;
    QColor framing;
    QColor text;
};

} // namespace

CostBars::CostBars(QWidget* parent) : QWidget(parent) {
    setRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Bytes of each transport"));
}

void CostBars::setCosts(std::vector<Cost> costs) {
    m_costs = std::move(costs);
    QStringList words;
    for (const Cost& cost : m_costs) {
        words.append(tr("%1: %2").arg(transportTitle(cost.transport), sizeOf(cost.bytes())));
    }
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int CostBars::lineHeight() const {
    return fontMetrics().height() + kBar + kGap;
}

QSize CostBars::sizeHint() const {
    const int lines = std::max<int>(1, static_cast<int>(m_costs.size()));
    return {220, lines * lineHeight() + fontMetrics().height() + kGap};
}

void CostBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tones tones(palette());
    qint64 most = 1;
    for (const Cost& cost : m_costs) {
        most = std::max(most, cost.bytes());
    }
    const auto widthOf = [this, most](std::optional<qint64> bytes) {
        return static_cast<int>(double(width()) * double(bytes.value_or(0)) / double(most));
    };
    int top = 0;
    for (const Cost& cost : m_costs) {
        painter.setPen(tones.text);
        const QRect line(0, top, width(), fontMetrics().height());
        painter.drawText(line, Qt::AlignLeading, transportTitle(cost.transport));
        painter.drawText(line, Qt::AlignTrailing, sizeOf(cost.bytes()));
        int left = 0;
        const auto bar = [&](std::optional<qint64> bytes, const QColor& color) {
            QRect part(left, line.bottom() + 2, widthOf(bytes), kBar);
            left += part.width();
            if (isRightToLeft()) {
                part.moveLeft(width() - part.right() - 1);
            }
            painter.fillRect(part, color);
        };
        bar(cost.payload, tones.payload);
        bar(cost.heads.value_or(0) + cost.handshake.value_or(0), tones.heads);
        bar(cost.framing, tones.framing);
        top += lineHeight();
    }
    if (m_costs.empty()) {
        return;
    }
    int left = 0;
    const auto legend = [&](const QString& text, const QColor& color) {
        const int wide = kSwatch + 4 + fontMetrics().horizontalAdvance(text);
        QRect place(left, top, wide, fontMetrics().height());
        left += wide + 2 * kGap;
        if (isRightToLeft()) {
            place.moveLeft(width() - place.right() - 1);
        }
        QRect swatch(0, place.center().y() - kSwatch / 2, kSwatch, kSwatch);
        isRightToLeft() ? swatch.moveRight(place.right()) : swatch.moveLeft(place.left());
        painter.fillRect(swatch, color);
        painter.setPen(tones.text);
        painter.drawText(place, Qt::AlignTrailing, text);
    };
    legend(tr("payload"), tones.payload);
    legend(tr("heads"), tones.heads);
    legend(tr("framing"), tones.framing);
}

} // namespace parlance
