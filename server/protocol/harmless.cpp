#include "server/protocol/harmless.h"

#include <QString>

#include <algorithm>
#include <array>

namespace parlance {
namespace {

// UAX 9's explicit marks and isolates, and the two separators that some terminals break lines at.
bool turnsOrBreaks(char16_t c) {
    return c == u'\u061c' || c == u'\u200e' || c == u'\u200f' ||
           (c >= u'\u2028' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

// A colon, and what looks like one (confusables.txt of UTS 39).
constexpr QStringView kColons =
    u":\u02d0\u02f8\u0589\u05c3\u0703\u0704\u0903\u0a83\u16ec\u1803"
    u"\u1809\u205a\u2236\ua4fd\ua789\ufe13\ufe30\ufe55\uff1a";

// What is said of names, where people come and go.
constexpr std::array kWords{", ", " joined", " left", " is now "};

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
    // Nearly everything is, and need not be made anew: only behind these bytes of UTF-8 lies what
    // would be escaped.
    const bool isPlain = std::ranges::none_of(json, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f || byte == 0xc2 || byte == 0xd8 || byte == 0xe2;
    });
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
    const QByteArray shown = harmless(name);
    const auto isIn = [&shown](const char* words) { return shown.contains(words); };
    const bool isClear =
        !shown.startsWith('"') && !shown.startsWith('*') && std::ranges::none_of(kWords, isIn) &&
        std::ranges::none_of(QString::fromUtf8(shown), [](QChar c) { return kColons.contains(c); });
    return isClear ? shown
                   : '"' + QByteArray(shown).replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

} // namespace parlance
