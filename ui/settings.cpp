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

// An address has slashes, which would be groups.
QString draftKey(const RoomUrl& room) {
    const QString name =
        room.key() + QStringLiteral("/rooms/") + QString::fromLatin1(room.room().bytes());
    return QStringLiteral("drafts/") + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

Settings::Settings() : m_file(QStringLiteral("desktop")) {}

Settings::Locks Settings::locks() const {
    return {m_file.isLocked(kName), m_file.isLocked(kTransport), m_file.isLocked(kTheme),
            m_file.isLocked(kLanguage)};
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
