#include "ui/preferencesdialog.h"

#include "client/trace.h"
#include "server/protocol/limits.h"
#include "ui/language.h"

#include <QFormLayout>
#include <QLocale>
#include <QPushButton>

namespace parlance {

PreferencesDialog::PreferencesDialog(const Preferences& present, const Settings::Locks& locks,
                                     QWidget* parent)
    : QDialog(parent)
    , m_isEncrypted(present.encryption.isOn)
    , m_buttons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel) {
    setWindowTitle(tr("Preferences"));
    m_name.setMaxLength(limits::kNameCharacters);
    m_name.setText(present.name);
    m_transport.addItem(tr("Automatic"), QString());
    for (const Transport transport : kTransports) {
        m_transport.addItem(transportTitle(transport), wireName(transport));
    }
    m_transport.setCurrentIndex(
        m_transport.findData(present.transport ? wireName(*present.transport) : QString()));
    m_theme.addItem(tr("As the system"), wordOf(Theme::System));
    m_theme.addItem(tr("Light"), wordOf(Theme::Light));
    m_theme.addItem(tr("Dark"), wordOf(Theme::Dark));
    m_theme.setCurrentIndex(m_theme.findData(wordOf(present.theme)));

    m_language.addItem(tr("As the system"), QString());
    for (const QString& code : windowLanguages()) {
        m_language.addItem(nameOfLanguage(code), code);
    }
    m_language.setCurrentIndex(qMax(0, m_language.findData(present.language)));
    for (const int percent : kTextSizes) {
        m_textSize.addItem(tr("%1%").arg(QLocale().toString(percent)), percent);
    }
    m_textSize.setCurrentIndex(m_textSize.findData(present.textSize));

    m_only.setText(tr("&Only encrypted: plain requests are sent to https"));
    m_only.setChecked(present.encryption.isOnly);
    m_certificate.setPath(present.encryption.certificate);
    m_certificate.setPlaceholder(tr("Made by Parlance"));
    m_key.setPath(present.encryption.key);
    m_key.setPlaceholder(tr("Made by Parlance"));

    auto* layout = new QFormLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addRow(tr("Your &name:"), &m_name);
    layout->addRow(tr("&Transport:"), &m_transport);
    layout->addRow(tr("The&me:"), &m_theme);
    layout->addRow(tr("&Language:"), &m_language);
    layout->addRow(tr("Te&xt size:"), &m_textSize);
    layout->addRow(tr("Your room:"), &m_only);
    m_only.setAccessibleDescription(tr("Your room:")); // A check box has its own words for a label.
    layout->addRow(tr("&Certificate:"), &m_certificate);
    layout->addRow(tr("Its &key:"), &m_key);
    layout->addRow(&m_lockedNote);
    layout->addRow(&m_buttons);
    lock(locks);
    connect(&m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(&m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_name, &QLineEdit::textChanged, this, &PreferencesDialog::check);
    connect(&m_certificate, &FileField::changed, this, &PreferencesDialog::check);
    connect(&m_key, &FileField::changed, this, &PreferencesDialog::check);
    check();
}

void PreferencesDialog::lock(const Settings::Locks& locks) {
    m_name.setDisabled(locks.name);
    m_transport.setDisabled(locks.transport);
    m_theme.setDisabled(locks.theme);
    m_language.setDisabled(locks.language);
    m_only.setDisabled(locks.encryption);
    m_certificate.setDisabled(locks.certificate);
    m_key.setDisabled(locks.certificate);
    m_lockedNote.setText(tr("What is grey is set by the administrator of this computer."));
    m_lockedNote.setVisible(locks.name || locks.transport || locks.theme || locks.language ||
                            locks.encryption || locks.certificate);
}

void PreferencesDialog::check() {
    // A certificate without its key would keep the room from starting, and the other way round.
    const bool isPair = m_certificate.path().isEmpty() == m_key.path().isEmpty();
    m_buttons.button(QDialogButtonBox::Ok)
        ->setEnabled(!m_name.text().trimmed().isEmpty() && isPair);
}

Preferences PreferencesDialog::chosen() const {
    return {m_name.text().trimmed(),
            transportFromName(m_transport.currentData().toString()),
            themeOf(m_theme.currentData().toString()),
            m_language.currentData().toString(),
            m_textSize.currentData().toInt(),
            Encryption{m_isEncrypted, m_only.isChecked(), m_certificate.path(), m_key.path()}};
}

} // namespace parlance
