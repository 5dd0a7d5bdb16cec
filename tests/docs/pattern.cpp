#include "tests/docs/pattern.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace parlance::docs {
namespace {

const QString kAnything = QStringLiteral("…");

const QRegularExpression& variable() {
    static const QRegularExpression expression(QStringLiteral("\\{([a-z][a-z-]*)\\}"));
    return expression;
}

// JSON with "…" and {name} outside of strings made into strings, so that it can be parsed. In an
// object a lone "…" becomes a member of this name.
QString quoted(const QString& json) {
    QString result;
    QString open;      // The brackets that are open.
    QChar last = u' '; // The last character that means something.
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar c = json[i];
        if (inString) {
            result += c;
            if (c == u'\\') {
                result += json[++i];
            }
            inString = c != u'"';
            continue;
        }
        const auto name = variable().match(json, i, QRegularExpression::NormalMatch,
                                           QRegularExpression::AnchorAtOffsetMatchOption);
        if (c == kAnything.front()) {
            const bool member = open.endsWith(u'{') && last != u':';
            result += member ? QStringLiteral("\"…\":\"…\"") : QStringLiteral("\"…\"");
        } else if (name.hasMatch()) {
            result += u'"' + name.captured() + u'"';
            i += name.capturedLength() - 1;
        } else {
            result += c;
            if (c == u'{' || c == u'[') {
                open += c;
            } else if (c == u'}' || c == u']') {
                open.chop(1);
            }
            inString = c == u'"';
        }
        last = c.isSpace() ? last : c;
    }
    return result;
}

QString shown(const QJsonValue& value) {
    if (value.isDouble()) {
        return QString::number(value.toInteger());
    }
    if (value.isString()) {
        return value.toString();
    }
    const QJsonArray wrapped{value};
    return QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact))
        .sliced(1)
        .chopped(1);
}

QString tooDifferent(const QString& where, const QString& wanted, const QString& actual) {
    return QStringLiteral("%1: %2 was expected, %3 came").arg(where, wanted, actual);
}

} // namespace

QByteArray Variables::filled(const QByteArray& text) const {
    QString result = QString::fromUtf8(text);
    for (auto value = m_values.cbegin(); value != m_values.cend(); ++value) {
        result.replace(u'{' + value.key() + u'}', value.value());
    }
    return result.toUtf8();
}

bool Variables::fits(const QString& pattern, const QString& actual) {
    QString expression;
    QStringList captured;
    qsizetype from = 0;
    const auto literal = [&](qsizetype end) {
        QString text = QRegularExpression::escape(pattern.sliced(from, end - from));
        // escape() may or may not put a backslash before it.
        text.replace(QStringLiteral("\\…"), kAnything)
            .replace(kAnything, QStringLiteral("[\\s\\S]*?"));
        expression += text;
    };
    auto found = variable().globalMatch(pattern);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        literal(match.capturedStart());
        from = match.capturedEnd();
        const QString name = match.captured(1);
        if (m_values.contains(name)) {
            expression += QRegularExpression::escape(m_values.value(name));
        } else if (captured.contains(name)) {
            expression += QStringLiteral("\\%1").arg(captured.indexOf(name) + 1);
        } else {
            captured.append(name);
            expression += QStringLiteral("([^\\s\"';&]+)");
        }
    }
    literal(pattern.size());
    const auto match =
        QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(actual);
    for (qsizetype i = 0; match.hasMatch() && i < captured.size(); ++i) {
        m_values.insert(captured[i], match.captured(static_cast<int>(i + 1)));
    }
    return match.hasMatch();
}

Variables::Difference Variables::matchText(const QByteArray& pattern, const QByteArray& actual) {
    if (fits(QString::fromUtf8(pattern), QString::fromUtf8(actual))) {
        return std::nullopt;
    }
    return QString::fromUtf8("this was expected:\n" + pattern + "\nand this came:\n" + actual);
}

Variables::Difference Variables::matchJson(const QByteArray& pattern, const QByteArray& actual) {
    QJsonParseError error;
    const auto wanted =
        QJsonDocument::fromJson(quoted(QString::fromUtf8(pattern)).toUtf8(), &error);
    if (error.error != QJsonParseError::NoError) {
        return QStringLiteral("the example is no JSON: ") + error.errorString();
    }
    const auto given = QJsonDocument::fromJson(actual, &error);
    if (error.error != QJsonParseError::NoError) {
        return QString::fromUtf8("this is no JSON: " + actual);
    }
    const QMap<QString, QString> before = m_values;
    Difference difference = compare(wanted.object(), given.object(), QStringLiteral("the object"));
    if (difference) {
        m_values = before;
        difference = *difference + QString::fromUtf8("\nin " + actual);
    }
    return difference;
}

Variables::Difference Variables::compare(const QJsonValue& pattern, const QJsonValue& actual,
                                         const QString& where) {
    if (pattern == kAnything) {
        return std::nullopt;
    }
    if (pattern.isString() && !actual.isObject() && !actual.isArray()) {
        // A string stands for a number only as a variable.
        const bool sameType = actual.isString() || variable().match(pattern.toString()).hasMatch();
        return sameType && fits(pattern.toString(), shown(actual))
                   ? std::nullopt
                   : Difference(tooDifferent(where, pattern.toString(), shown(actual)));
    }
    if (pattern.isObject() && actual.isObject()) {
        const QJsonObject wanted = pattern.toObject();
        const QJsonObject given = actual.toObject();
        const bool open = wanted.contains(kAnything);
        for (auto member = wanted.begin(); member != wanted.end(); ++member) {
            if (member.key() == kAnything) {
                continue;
            }
            if (!given.contains(member.key())) {
                return QStringLiteral("%1 lacks \"%2\"").arg(where, member.key());
            }
            if (const auto difference =
                    compare(member.value(), given[member.key()], member.key())) {
                return difference;
            }
        }
        for (const QString& key : given.keys()) {
            if (!open && !wanted.contains(key)) {
                return QStringLiteral("%1 has \"%2\", which the example lacks").arg(where, key);
            }
        }
        return std::nullopt;
    }
    if (pattern.isArray() && actual.isArray()) {
        QJsonArray wanted = pattern.toArray();
        const QJsonArray given = actual.toArray();
        const bool open = !wanted.isEmpty() && wanted.last() == kAnything;
        if (open) {
            wanted.removeLast();
        }
        if (given.size() < wanted.size() || (!open && given.size() > wanted.size())) {
            return tooDifferent(where, QStringLiteral("%1 elements").arg(wanted.size()),
                                QString::number(given.size()));
        }
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (const auto difference =
                    compare(wanted[i], given[i], where + u'[' + QString::number(i) + u']')) {
                return difference;
            }
        }
        return std::nullopt;
    }
    return pattern == actual ? std::nullopt
                             : Difference(tooDifferent(where, shown(pattern), shown(actual)));
}

} // namespace parlance::docs
