// Settings in two layers: a person's own file, and below it that of the machine, where an
// administrator leaves defaults and may lock some. On Linux these are ~/.config/parlance/NAME.ini
// and /etc/xdg/parlance/NAME.ini, or what the XDG variables say instead.
#pragma once

#include <QSettings>
#include <QStringList>

namespace parlance {

class LayeredSettings {
public:
    explicit LayeredSettings(const QString& name);

    // The person's choice before the machine's; of what is locked the machine's alone.
    QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    // What is locked stays as it is.
    void set(const QString& key, const QVariant& value);
    void remove(const QString& key) { m_own.remove(key); }
    // What the machine's file names in `locked`.
    bool isLocked(const QString& key) const { return m_locked.contains(key); }
    // The keys in a group, of both files.
    QStringList keys(const QString& group) const;

private:
    QSettings m_own; // Falls back to the machine's by itself.
    QSettings m_machine;
    QStringList m_locked;
};

} // namespace parlance
