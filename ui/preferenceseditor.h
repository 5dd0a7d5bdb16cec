// Lets somebody change the preferences, keeps them, and tells whoever they concern.
#pragma once

#include "ui/preferencesdialog.h"

namespace parlance {

class PreferencesEditor final : public QObject {
    Q_OBJECT

public:
    PreferencesEditor(Settings& settings, QWidget& window)
        : m_settings(settings)
        , m_window(window) {}

    void open();
    // By so many of the sizes there are; at the last one nothing changes.
    void stepTextSize(int steps);
    void setTheme(Theme theme);
    void setProjected(bool isProjected);

Q_SIGNALS:
    void transportChosen(std::optional<parlance::Transport> transport);
    void renamed(const QString& name);
    void encryptionChanged();
    // What is shown is of another language than the settings', or of another size.
    void outdated();

private:
    void keep(const Preferences& chosen);

    Settings& m_settings;
    QWidget& m_window;
};

} // namespace parlance
