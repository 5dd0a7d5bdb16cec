#include "ui/colors.h"

#include <cmath>

namespace parlance {
namespace {

double linear(float channel) {
    const double value = channel;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

QColor mix(const QColor& a, const QColor& b, float part) {
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * part,
                            a.greenF() + (b.greenF() - a.greenF()) * part,
                            a.blueF() + (b.blueF() - a.blueF()) * part);
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

QColor readable(const QColor& color, const QColor& background) {
    // Towards the end that has more room.
    const QColor black(Qt::black);
    const QColor white(Qt::white);
    const QColor end = contrast(black, background) > contrast(white, background) ? black : white;
    QColor result = color;
    for (float part = 0; part < 1 && contrast(result, background) < kReadable; part += 0.04F) {
        result = mix(color, end, part);
    }
    return contrast(result, background) < kReadable ? end : result;
}

Colors::Colors(const QPalette& palette) {
    background = palette.color(QPalette::Base);
    text = palette.color(QPalette::Text);
    const QColor highlight = palette.color(QPalette::Highlight);
    const bool dark = background.lightness() < 128;
    bubble = mix(background, text, dark ? 0.12F : 0.065F);
    ownBubble = mix(background, highlight, dark ? 0.42F : 0.2F);
    line = mix(background, text, 0.18F);
    accent = readable(highlight, bubble);
    faint = readable(mix(background, text, 0.55F), bubble);
    warning = readable(QColor(0xd0, 0x30, 0x30), background);
}

QColor personColor(const QByteArray& cid) {
    // FNV-1a: qHash may change with Qt, and a person must not.
    quint32 hash = 2166136261U;
    for (const char byte : cid) {
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    }
    const QColor color = QColor::fromHsl(static_cast<int>(hash % 360), 120, 110);
    return readable(color, Qt::white);
}

QColor personColor(const QByteArray& cid, const QColor& background) {
    return readable(personColor(cid), background);
}

} // namespace parlance
