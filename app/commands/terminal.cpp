#include "app/commands/terminal.h"

#include "app/stopsignals.h"

#include <QString>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace parlance::terminal {
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

QByteArray harmlessJson(QByteArrayView json) {
    return escaped(json, escapeInJson);
}

QByteArray harmlessLines(QByteArrayView utf8, qsizetype indent) {
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
        shown += '\n' + QByteArray(indent, ' ');
        rest = rest.sliced(end + 1);
    }
}

Written write(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const auto written = ::write(STDOUT_FILENO, bytes.data(), std::size_t(bytes.size()));
        if (written >= 0) {
            bytes = bytes.sliced(written);
        } else if (errno == EPIPE) {
            return Written::ReaderGone;
        } else if (errno != EINTR) {
            return Written::Failed;
        } else if (StopSignals::requested()) {
            return Written::Interrupted;
        }
    }
    return Written::Whole;
}

void complain(const QString& command, const QString& sentence) {
    const QByteArray line = harmless((command + QStringLiteral(": ") + sentence).toUtf8()) + '\n';
    std::fputs(line.constData(), stderr);
}

} // namespace parlance::terminal
