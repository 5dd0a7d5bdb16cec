#include "ui/settings.h"

#include "client/identity.h"

namespace parlance {
namespace {

constexpr qsizetype kRecents = 8; // What one glance takes in.

const QString kName = QStringLiteral("name");
const QString kTransport = QStringLiteral("transport");
const QString kTheme = QStringLiteral("theme");
const QString kTextSize = QStringLiteral("textSize");
const QString kProjected = QStringLiteral("projected");
const QString kLanguage = QStringLiteral("language");
const QString kRecentRooms = QStringLiteral("recentRooms");
// What holds while the switch is off, too; the options of the server below only while it is on.
const QString kOnly = QStringLiteral("encryptedOnly");
const QString kOwnCertificate = QStringLiteral("certificate");
const QString kOwnKey = QStringLiteral("certificateKey");
const QString kTls = QStringLiteral("server/tls");
const QString kTlsOnly = QStringLiteral("server/tls-only");
const QString kCertificate = QStringLiteral("server/tls-certificate");
const QString kKey = QStringLiteral("server/tls-key");

// As whoever reads it as an option of the server expects it.
QString wordOf(bool isOn) {
    return isOn ? QStringLiteral("true") : QStringLiteral("false");
}

// An address has slashes, which would be groups.
QString draftKey(const RoomUrl& room) {
    const QString name =
        room.key() + QStringLiteral("/rooms/") + QString::fromLatin1(room.room().bytes());
    return QStringLiteral("drafts/") + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

Settings::Settings() : m_file(QStringLiteral("desktop")) {}

Settings::Locks Settings::locks() const {
    return {.name = m_file.isLocked(kName),
            .transport = m_file.isLocked(kTransport),
            .theme = m_file.isLocked(kTheme),
            .language = m_file.isLocked(kLanguage),
            .encryption = m_file.isLocked(kTls) || m_file.isLocked(kTlsOnly),
            .certificate = m_file.isLocked(kCertificate) || m_file.isLocked(kKey)};
}

QString Settings::name() const {
    const QString chosen = m_file.value(kName).toString();
    return chosen.isEmpty() ? QString::fromUtf8(accountName()) : chosen;
}

void Settings::setName(const QString& name) {
    m_file.set(kName, name);
}

std::optional<Transport> Settings::transport() const {
    return transportFromName(m_file.value(kTransport).toString());
}

void Settings::setTransport(std::optional<Transport> transport) {
    m_file.set(kTransport, transport ? wireName(*transport) : QStringLiteral("automatic"));
}

QString Settings::language() const {
    return m_file.value(kLanguage).toString();
}

void Settings::setLanguage(const QString& code) {
    m_file.set(kLanguage, code);
}

int Settings::textSize() const {
    const int kept = m_file.value(kTextSize).toInt();
    return kTextSizes.contains(kept) ? kept : kTextSizes.first();
}

void Settings::setTextSize(int percent) {
    m_file.set(kTextSize, percent);
}

bool Settings::isProjected() const {
    return m_file.value(kProjected).toBool();
}

void Settings::setProjected(bool isProjected) {
    m_file.set(kProjected, isProjected);
}

Theme Settings::theme() const {
    return themeOf(m_file.value(kTheme).toString());
}

void Settings::setTheme(Theme theme) {
    m_file.set(kTheme, wordOf(theme));
}

Encryption Settings::encryption() const {
    const bool isOnly = m_file.value(kTlsOnly).toBool();
    return {.isOn = isOnly || m_file.value(kTls).toBool(),
            .isOnly = isOnly || m_file.value(kOnly).toBool(),
            .certificate = m_file.value(kCertificate, m_file.value(kOwnCertificate)).toString(),
            .key = m_file.value(kKey, m_file.value(kOwnKey)).toString()};
}

void Settings::setEncryption(const Encryption& encryption) {
    m_file.set(kTls, wordOf(encryption.isOn && !encryption.isOnly));
    m_file.set(kTlsOnly, wordOf(encryption.isOn && encryption.isOnly));
    m_file.set(kOnly, encryption.isOnly);
    m_file.set(kOwnCertificate, encryption.certificate);
    m_file.set(kOwnKey, encryption.key);
    // An option without a value would be a mistake, and a certificate alone asks for TLS.
    if (encryption.isOn && !encryption.certificate.isEmpty()) {
        m_file.set(kCertificate, encryption.certificate);
        m_file.set(kKey, encryption.key);
    } else {
        m_file.remove(kCertificate);
        m_file.remove(kKey);
    }
}

QStringList Settings::recents() const {
    return m_file.value(kRecentRooms).toStringList();
}

void Settings::addRecent(const RoomUrl& room) {
    QStringList rooms = recents();
    rooms.removeAll(room.page().toString());
    rooms.prepend(room.page().toString());
    m_file.set(kRecentRooms, rooms.first(qMin(kRecents, rooms.size())));
}

QString Settings::draft(const RoomUrl& room) const {
    return m_file.value(draftKey(room)).toString();
}

void Settings::setDraft(const RoomUrl& room, const QString& text) {
    if (text.isEmpty()) {
        m_file.remove(draftKey(room));
    } else {
        m_file.set(draftKey(room), text);
    }
}

} // namespace parlance
