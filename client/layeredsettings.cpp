#include "client/layeredsettings.h"

namespace parlance {
namespace {

const QString kOrganization = QStringLiteral("parlance");

} // namespace

LayeredSettings::LayeredSettings(const QString& name)
    : m_own(QSettings::IniFormat, QSettings::UserScope, kOrganization, name)
    , m_machine(QSettings::IniFormat, QSettings::SystemScope, kOrganization, name)
    , m_locked(m_machine.value(QStringLiteral("locked")).toStringList()) {}

QVariant LayeredSettings::value(const QString& key, const QVariant& otherwise) const {
    return (isLocked(key) ? m_machine : m_own).value(key, otherwise);
}

void LayeredSettings::set(const QString& key, const QVariant& value) {
    if (!isLocked(key)) {
        m_own.setValue(key, value);
    }
}

QStringList LayeredSettings::keys(const QString& group) const {
    QStringList found;
    for (const QString& key : m_own.allKeys()) {
        if (key.startsWith(group + u'/')) {
            found.append(key.sliced(group.size() + 1));
        }
    }
    return found;
}

} // namespace parlance
