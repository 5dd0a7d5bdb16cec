// The notation of PROTOCOL.md: "…" is anything, and "{name}" is any text at first, and from then on
// the text that it was.
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QMap>
#include <QString>

#include <optional>

namespace parlance::docs {

class Variables {
public:
    void set(const QString& name, const QString& value) { m_values.insert(name, value); }
    // The text with every known variable in place; a test that asks for an unknown one has it
    // still in the text.
    QByteArray filled(const QByteArray& text) const;

    // What differs, or nothing. Variables are only taken where everything fits.
    using Difference = std::optional<QString>;
    Difference matchText(const QByteArray& pattern, const QByteArray& actual);
    Difference matchJson(const QByteArray& pattern, const QByteArray& actual);

private:
    bool fits(const QString& pattern, const QString& actual);
    Difference compare(const QJsonValue& pattern, const QJsonValue& actual, const QString& where);

    QMap<QString, QString> m_values;
};

} // namespace parlance::docs
