#include "server/transport/html.h"

#include <QCryptographicHash>
#include <QFile>

namespace parlance::html {
namespace {

constexpr quint32 kColours = 8; // .c0 to .c7 in style.css.

QByteArray resource(const QByteArray& name) {
    QFile file(QStringLiteral(":/web/%1").arg(QLatin1StringView(name)));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    return open ? file.readAll() : QByteArray();
}

// In the page itself: a file of its own would cost a second round trip before anything is painted.
const QByteArray& style() {
    static const QByteArray kStyle = resource("style.css");
    return kStyle;
}

// CSP level 3, section 2.3.1: an inline style runs by its hash.
QByteArray policy() {
    const QByteArray hash =
        QCryptographicHash::hash(style(), QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; script-src 'self'; style-src 'sha256-" + hash +
           "'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; "
           "base-uri 'none'; frame-ancestors 'self'";
}

QString firstLetter(const QString& word) {
    return word.first(word.at(0).isHighSurrogate() && word.size() > 1 ? 2 : 1).toUpper();
}

} // namespace

QByteArray escape(QByteArrayView text) {
    QByteArray escaped;
    escaped.reserve(text.size() + 16);
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            case '\0':
                escaped += "\xEF\xBF\xBD";
                break; // HTML has no U+0000.
            default:
                escaped += c;
        }
    }
    return escaped;
}

QByteArray colour(QByteArrayView cid) {
    quint32 sum = 0;
    for (const char c : cid) {
        sum = sum * 31 + static_cast<uchar>(c);
    }
    return 'c' + QByteArray::number(sum % kColours);
}

QByteArray initials(const QByteArray& name) {
    const QStringList words = QString::fromUtf8(name).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        return {};
    }
    const QString last = words.size() > 1 ? firstLetter(words.back()) : QString();
    return escape((firstLetter(words.front()) + last).toUtf8());
}

QByteArray substitute(QByteArrayView text, QByteArrayView open, QByteArrayView close,
                      const Lookup& lookup) {
    QByteArray filled;
    qsizetype from = 0;
    while (true) {
        const qsizetype begin = text.indexOf(open, from);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(close, begin);
        if (end < 0) {
            return filled += text.sliced(from);
        }
        const qsizetype name = begin + open.size();
        filled += text.sliced(from, begin - from);
        filled += lookup(text.sliced(name, end - name));
        from = end + close.size();
    }
}

QByteArray fill(const Language& language, const char* name, const std::vector<Hole>& holes) {
    return substitute(resource(QByteArray(name) + ".html"), "{{", "}}", [&](QByteArrayView wanted) {
        if (wanted.startsWith('=')) {
            return language.text(wanted.sliced(1).toByteArray(), holes);
        }
        if (wanted == "style") {
            return style();
        }
        if (wanted == "lang") {
            return language.code();
        }
        for (const Hole& hole : holes) {
            if (wanted == hole.name) {
                return hole.markup;
            }
        }
        return QByteArray();
    });
}

http::Headers pageHeaders(const Language& language) {
    static const QByteArray kPolicy = policy();
    return {{"content-security-policy", kPolicy},
            {"x-frame-options", "SAMEORIGIN"},
            {"content-language", language.code()},
            {"vary", "accept-language, cookie"}};
}

http::Response page(const Language& language, int status, QByteArray markup) {
    http::Response response{status, pageHeaders(language), std::move(markup)};
    response.headers.add("content-type", "text/html; charset=utf-8");
    // Not no-store: a browser that goes back may show the page as it was left.
    response.headers.add("cache-control", "private, no-cache");
    return response;
}

} // namespace parlance::html
