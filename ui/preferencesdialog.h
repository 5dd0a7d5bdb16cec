// The name under which one speaks, the look, the language, and the same choice of transport as in
// the menu.
#pragma once

#include "client/transport.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>

namespace parlance {

struct Preferences {
    QString name;
    std::optional<Transport> transport;
    Theme theme = Theme::System;
    QString language = {}; // Empty: the system's.
    int textSize = 100;    // One of kTextSizes.
};

class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    // What is locked is shown and cannot be changed.
    PreferencesDialog(const Preferences& present, const Settings::Locks& locks,
                      QWidget* parent = nullptr);

    Preferences chosen() const;

private:
    void check();
    void lock(const Settings::Locks& locks);

    QLineEdit m_name;
    QComboBox m_transport;
    QComboBox m_theme;
    QComboBox m_language;
    QComboBox m_textSize;
    QLabel m_lockedNote;
    QDialogButtonBox m_buttons;
};

} // namespace parlance
