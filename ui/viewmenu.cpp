#include "ui/viewmenu.h"

namespace parlance {

ViewMenu::ViewMenu(Docks& docks, const Settings& settings, PreferencesEditor& preferences,
                   QWidget* parent)
    : QMenu(tr("&View"), parent)
    , m_settings(settings)
    , m_preferences(preferences) {
    addActions(docks.actions());
    // Once it floats, its own frame has no way back for the keyboard.
    addAction(tr("&Dock All Panels"), QKeySequence(Qt::CTRL | Qt::Key_F9), this,
              [&docks] { docks.dockAll(); });
    addSeparator();
    addProjector();
    addThemes();
    addTextSizes();
}

void ViewMenu::addProjector() {
    QAction* action = addAction(tr("Pro&jector View"), QKeySequence(Qt::Key_F5), &m_preferences,
                                &PreferencesEditor::setProjected);
    action->setCheckable(true);
    action->setChecked(m_settings.isProjected());
}

void ViewMenu::addThemes() {
    QMenu* menu = addMenu(tr("&Theme"));
    const auto add = [&](const QString& text, Qt::Key key, Theme theme) {
        QAction* action = menu->addAction(text, QKeySequence(Qt::CTRL | key), &m_preferences,
                                          [this, theme] { m_preferences.setTheme(theme); });
        action->setCheckable(true);
        action->setData(wordOf(theme));
        m_themes.addAction(action);
    };
    add(tr("As the &System"), Qt::Key_F6, Theme::System);
    add(tr("&Light"), Qt::Key_F7, Theme::Light);
    add(tr("&Dark"), Qt::Key_F8, Theme::Dark);
    menu->setDisabled(m_settings.locks().theme);
    connect(menu, &QMenu::aboutToShow, this, &ViewMenu::showThemeInUse);
    showThemeInUse();
}

// The preferences may have chosen another one.
void ViewMenu::showThemeInUse() {
    for (QAction* action : m_themes.actions()) {
        action->setChecked(action->data().toString() == wordOf(m_settings.theme()));
    }
}

void ViewMenu::addTextSizes() {
    const auto add = [this](const QString& text, QKeySequence::StandardKey key, int steps) {
        QAction* action = addAction(text, QKeySequence(key), &m_preferences,
                                    [this, steps] { m_preferences.stepTextSize(steps); });
        action->setDisabled(m_settings.isProjected()); // Whose letters have a size of their own.
    };
    add(tr("&Larger Text"), QKeySequence::ZoomIn, 1);
    add(tr("&Smaller Text"), QKeySequence::ZoomOut, -1);
}

} // namespace parlance
