// What of a window cannot be read, because it has less room than it needs.
#pragma once

#include <QAbstractButton>
#include <QFontMetrics>
#include <QLabel>
#include <QMenuBar>
#include <QStyle>

namespace parlance {

// One line for each label or button that is cut off, and for each widget beyond its parent's edge.
inline QStringList cutOff(const QWidget& window) {
    QStringList lines;
    const auto tell = [&lines](const QWidget& widget, const QString& text) {
        lines.append(QStringLiteral("%1 \"%2\" has %3 x %4")
                         .arg(QLatin1StringView(widget.metaObject()->className()), text)
                         .arg(widget.width())
                         .arg(widget.height()));
    };
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().trimmed().isEmpty()) {
            continue;
        }
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool isNarrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        if (isNarrow || label->height() < needed) {
            tell(*label, label->text());
        }
    }
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        const QString text = button->text();
        if (!button->isVisible() || text.isEmpty()) {
            continue;
        }
        const QSize needed = button->fontMetrics().size(Qt::TextShowMnemonic, text);
        if (button->width() < needed.width() || button->height() < needed.height()) {
            tell(*button, text);
        }
    }
    for (const auto* bar : window.findChildren<QMenuBar*>()) {
        for (QAction* action : bar->actions()) {
            if (!bar->rect().contains(bar->actionGeometry(action))) {
                tell(*bar, action->text());
            }
        }
    }
    return lines;
}

} // namespace parlance
