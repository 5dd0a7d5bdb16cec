#include "ui/preferenceseditor.h"

#include "ui/theme.h"

#include <algorithm>

namespace parlance {

void PreferencesEditor::open() {
    const Preferences present{.name = m_settings.name(),
                              .transport = m_settings.transport(),
                              .theme = m_settings.theme(),
                              .language = m_settings.language(),
                              .textSize = m_settings.textSize(),
                              .encryption = m_settings.encryption()};
    auto* dialog = new PreferencesDialog(present, m_settings.locks(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { keep(dialog->chosen()); });
    dialog->open();
}

void PreferencesEditor::keep(const Preferences& chosen) {
    Q_EMIT transportChosen(chosen.transport);
    setTheme(chosen.theme);
    if (chosen.name != m_settings.name()) {
        m_settings.setName(chosen.name);
        Q_EMIT renamed(chosen.name);
    }
    if (chosen.encryption != m_settings.encryption()) {
        m_settings.setEncryption(chosen.encryption);
        Q_EMIT encryptionChanged();
    }
    if (chosen.language != m_settings.language() || chosen.textSize != m_settings.textSize()) {
        m_settings.setLanguage(chosen.language);
        m_settings.setTextSize(chosen.textSize);
        Q_EMIT outdated();
    }
}

void PreferencesEditor::stepTextSize(int steps) {
    const qsizetype present = kTextSizes.indexOf(m_settings.textSize());
    const qsizetype wanted = std::clamp<qsizetype>(present + steps, 0, kTextSizes.size() - 1);
    if (wanted != present) {
        m_settings.setTextSize(kTextSizes[wanted]);
        Q_EMIT outdated();
    }
}

void PreferencesEditor::setTheme(Theme theme) {
    m_settings.setTheme(theme);
    applyTheme(theme);
}

void PreferencesEditor::setProjected(bool isProjected) {
    m_settings.setProjected(isProjected);
    Q_EMIT outdated();
}

} // namespace parlance
