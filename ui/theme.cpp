#include "ui/theme.h"

#include "ui/colors.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

namespace parlance {
namespace {

struct Shades {
    QRgb window;
    QRgb base;
    QRgb button;
    QRgb text;
    QRgb highlight;
};

constexpr Shades kLight{0xfff2f3f5, 0xffffffff, 0xfff7f7f8, 0xff1c1e21, 0xff2a6fdb};
constexpr Shades kDark{0xff25262a, 0xff1b1c1f, 0xff33353b, 0xffe6e7ea, 0xff3070d4};

QPalette paletteOf(const Shades& shades) {
    QPalette palette{QColor(shades.button), QColor(shades.window)};
    const QColor text(shades.text);
    QColor pale = text;
    pale.setAlphaF(0.5F);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, pale);
    }
    QColor quiet = text;
    quiet.setAlphaF(0.68F); // A contrast of 4.5 to both grounds.
    palette.setColor(QPalette::PlaceholderText, quiet);
    palette.setColor(QPalette::Base, QColor(shades.base));
    palette.setColor(QPalette::AlternateBase, QColor(shades.window));
    palette.setColor(QPalette::ToolTipBase, QColor(shades.button));
    palette.setColor(QPalette::Highlight, QColor(shades.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, readable(QColor(shades.highlight), QColor(shades.base)));
    return palette;
}

} // namespace

QString wordOf(Theme theme) {
    switch (theme) {
        case Theme::Light:
            return QStringLiteral("light");
        case Theme::Dark:
            return QStringLiteral("dark");
        case Theme::System:
            break;
    }
    return QStringLiteral("system");
}

Theme themeOf(const QString& word) {
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        if (word == wordOf(theme)) {
            return theme;
        }
    }
    return Theme::System;
}

void applyTextSize(int percent) {
    static const QFont kSystem = QApplication::font();
    QFont font = kSystem;
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * percent / 100);
    } else {
        font.setPixelSize(font.pixelSize() * percent / 100);
    }
    if (font != QApplication::font()) {
        QApplication::setFont(font);
    }
}

void applyTheme(Theme theme) {
    // An empty palette is the system's.
    QApplication::setPalette(theme == Theme::System  ? QPalette()
                             : theme == Theme::Light ? paletteOf(kLight)
                                                     : paletteOf(kDark));
}

} // namespace parlance
