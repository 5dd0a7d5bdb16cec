// The View menu: which panels there are, and how large and how light everything is.
#pragma once

#include "ui/docks.h"
#include "ui/preferenceseditor.h"

#include <QActionGroup>
#include <QMenu>

namespace parlance {

class ViewMenu final : public QMenu {
    Q_OBJECT

public:
    ViewMenu(Docks& docks, const Settings& settings, PreferencesEditor& preferences,
             QWidget* parent);

private:
    void addProjector();
    void addThemes();
    void addTextSizes();
    void showThemeInUse();

    const Settings& m_settings;
    PreferencesEditor& m_preferences;
    QActionGroup m_themes{this};
};

} // namespace parlance
