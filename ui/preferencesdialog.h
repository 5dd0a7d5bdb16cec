// The name under which one speaks, the look, the language, the same choice of transport as in the
// menu, and how the room that one hosts is encrypted.
#pragma once

#include "client/transport.h"
#include "ui/filefield.h"
#include "ui/settings.h"

#include <QCheckBox>
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
    Encryption encryption = {};
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
    bool m_isEncrypted; // Switched in the host's panel.
    QCheckBox m_only;
    FileField m_certificate{tr("Certificate of your room")};
    FileField m_key{tr("Key of the certificate")};
    QLabel m_lockedNote;
    QDialogButtonBox m_buttons;
};

} // namespace parlance
