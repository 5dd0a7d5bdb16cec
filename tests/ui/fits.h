// What of a window cannot be read, because it has less room than it needs.
#pragma once

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QStyle>
#include <QTabBar>

namespace parlance {

// Where PARLANCE_PICTURES names a folder, so that a person can look.
inline void picture(QWidget& window, const QString& name) {
    const QString folder = qEnvironmentVariable("PARLANCE_PICTURES");
    if (!folder.isEmpty()) {
        window.grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }
}

// One line for each text of a control that is cut off.
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
        // A check box needs room for its box as well.
        const QSize needed = qobject_cast<const QCheckBox*>(button) != nullptr
                                 ? button->sizeHint()
                                 : button->fontMetrics().size(Qt::TextShowMnemonic, text);
        if (button->width() < needed.width() || button->height() < needed.height()) {
            tell(*button, text);
        }
    }
    const auto widthOf = [](const QWidget& widget, const QString& text) {
        return widget.fontMetrics().horizontalAdvance(text);
    };
    for (const auto* box : window.findChildren<QComboBox*>()) {
        constexpr int kArrow = 24;
        if (box->isVisible() && !box->isEditable() &&
            box->width() < widthOf(*box, box->currentText()) + kArrow) {
            tell(*box, box->currentText());
        }
    }
    for (const auto* field : window.findChildren<QLineEdit*>()) {
        constexpr int kMargins = 8;
        const QString hint = field->text().isEmpty() ? field->placeholderText() : QString();
        if (field->isVisible() && (field->height() < field->fontMetrics().height() ||
                                   field->width() < widthOf(*field, hint) + kMargins)) {
            tell(*field, hint);
        }
    }
    for (const auto* bar : window.findChildren<QTabBar*>()) {
        for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab) {
            const QString text = bar->tabText(tab).remove(u'&');
            if (bar->tabRect(tab).width() < widthOf(*bar, text)) {
                tell(*bar, text);
            }
        }
    }
    for (const auto* view : window.findChildren<QAbstractItemView*>()) {
        const QModelIndex first = view->model() ? view->model()->index(0, 0) : QModelIndex();
        if (view->isVisible() && first.isValid() && !view->inherits("QHeaderView") &&
            view->visualRect(first).height() < view->fontMetrics().height()) {
            tell(*view, first.data().toString());
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
