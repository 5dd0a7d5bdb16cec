// Light or dark. The system's own choice as a rule; not every one tells Qt about it.
#pragma once

#include <QString>

namespace parlance {

enum class Theme { System, Light, Dark };

// For settings; an unknown word is the system's choice.
QString wordOf(Theme theme);
Theme themeOf(const QString& word);

// For the whole program, at once.
void applyTheme(Theme theme);

} // namespace parlance
