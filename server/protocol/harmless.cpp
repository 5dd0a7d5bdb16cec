#include "server/protocol/harmless.h"

#include <QString>

#include <algorithm>

namespace parlance {
namespace {

// UAX 9's explicit marks and isolates, and the two separators that some terminals break lines at.
bool turnsOrBreaks(char16_t c) {
    return c == u'\u061c' || c == u'\u200e' || c == u'\u200f' ||
           (c >= u'\u2028' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

bool isControl(char16_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

QString escapeInJson(char16_t c) {
    return QStringLiteral("\\u%1").arg(uint(c), 4, 16, QChar(u'0'));
}

QString escape(char16_t c) {
    switch (c) {
        case u'\t':
            return QStringLiteral("\\t");
        case u'\n':
            return QStringLiteral("\\n");
        case u'\r':
            return QStringLiteral("\\r");
        default:
            break;
    }
    return c < 0x80 ? QStringLiteral("\\x%1").arg(uint(c), 2, 16, QChar(u'0')) : escapeInJson(c);
}

QByteArray escaped(QByteArrayView utf8, QString (*escape)(char16_t)) {
    const QString text = QString::fromUtf8(utf8);
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (isControl(unit) || turnsOrBreaks(unit)) {
            shown += escape(unit);
        } else {
            shown += c;
        }
    }
    return shown.toUtf8();
}

} // namespace

QByteArray harmless(QByteArrayView utf8) {
    return escaped(utf8, escape);
}

QByteArray harmlessJson(QByteArray json) {
    // Nearly everything is, and need not be made anew.
    const bool isPlain = std::ranges::all_of(json, [](char c) { return c >= 0x20 && c < 0x7f; });
    return isPlain ? json : escaped(json, escapeInJson);
}

QByteArray harmlessLines(QByteArrayView utf8, QByteArrayView between) {
    QByteArray shown;
    QByteArrayView rest = utf8;
    for (;;) {
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView line = end < 0 ? rest : rest.first(end);
        if (end > 0 && line.endsWith('\r')) {
            line = line.chopped(1);
        }
        shown += harmless(line);
        if (end < 0) {
            return shown;
        }
        shown += between;
        rest = rest.sliced(end + 1);
    }
}

QByteArray harmlessAuthor(QByteArrayView name) {
    const bool isClear = name.indexOf(": ") < 0 && !name.startsWith('"');
    const QByteArray shown = harmless(name);
    return isClear ? shown
                   : '"' + QByteArray(shown).replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

} // namespace parlance
