#include "app/encrypting.h"

#include "ui/quitquestion.h"

namespace parlance {

Encrypting::Encrypting(Settings& settings, Hosting& hosting, std::function<QByteArray()> self)
    : m_settings(settings)
    , m_hosting(hosting)
    , m_self(std::move(self))
    , m_kept(settings.encryption()) {
    connect(&m_hosting, &Hosting::started, this, &Encrypting::show);
}

void Encrypting::use(MainWindow& window) {
    m_window = &window;
    EncryptionBox& box = window.host().encryption();
    connect(&box, &EncryptionBox::wanted, this, [this](bool encrypted) {
        Encryption wanted = m_settings.encryption();
        wanted.isOn = encrypted;
        m_settings.setEncryption(wanted);
        apply();
    });
    connect(&window.preferences(), &PreferencesEditor::encryptionChanged, this, &Encrypting::apply);
    if (m_settings.locks().encryption) {
        box.lock(tr("Set by the administrator of this computer"));
    }
    show();
}

void Encrypting::show() {
    m_window->host().encryption().show(m_hosting.fingerprint());
}

void Encrypting::apply() {
    const Encryption wanted = m_settings.encryption();
    if (!m_hosting.isRunning() || m_hosting.isEncryptedAs(wanted)) {
        m_hosting.encrypt(wanted);
        m_kept = wanted;
    } else {
        m_hosting.countGuests(m_self(), [this](int guests) { restartUnless(guests); });
    }
}

void Encrypting::restartUnless(int guests) {
    const auto restart = [this] {
        m_kept = m_settings.encryption();
        m_hosting.encrypt(m_kept);
        m_hosting.restart();
    };
    if (guests == 0 && m_hosting.isKept()) {
        return restart();
    }
    const Restart what{.guests = guests, .isKept = m_hosting.isKept()};
    askBeforeRestarting(*m_window, what, restart, [this] {
        m_settings.setEncryption(m_kept);
        show();
    });
}

} // namespace parlance
