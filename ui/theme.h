// Light or dark. The system's own choice as a rule; not every one tells Qt about it.
#pragma once

#include <QList>
#include <QString>

namespace parlance {

enum class Theme { System, Light, Dark };

// For settings; an unknown word is the system's choice.
QString wordOf(Theme theme);
Theme themeOf(const QString& word);

// For the whole program, at once.
void applyTheme(Theme theme);

// Per cent of the system's. WCAG 2.1, success criterion 1.4.4, asks for 200.
inline const QList<int> kTextSizes{100, 125, 150, 175, 200};
inline constexpr int kProjectedTextSize = 200;
void applyTextSize(int percent);

} // namespace parlance
