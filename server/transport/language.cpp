#include "server/transport/language.h"

#include "server/http/fields.h"
#include "server/protocol/catalogue.h"
#include "server/transport/html.h"

#include <QDir>
#include <QFile>

namespace parlance {
namespace {

const QString kFolder = QStringLiteral(":/web/static");

std::vector<Language> readLanguages() {
    std::vector<Language> all{Language("en")};
    for (const QString& file :
         QDir(kFolder).entryList({QStringLiteral("text-*.js")}, QDir::Files)) {
        const QByteArray code = file.sliced(5).chopped(3).toLatin1();
        if (code != all.front().code()) {
            all.emplace_back(code);
        }
    }
    return all;
}

QByteArray readFile(const QByteArray& code) {
    QFile file(kFolder + QStringLiteral("/text-%1.js").arg(QLatin1StringView(code)));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    return open ? file.readAll() : QByteArray();
}

} // namespace

Language::Language(QByteArray code)
    : m_code(std::move(code))
    , m_locale(QString::fromLatin1(m_code))
    , m_texts(parseCatalogue(readFile(m_code))) {}

QByteArray Language::text(const QByteArray& key, const std::vector<Hole>& holes) const {
    const auto found = m_texts.find(key);
    Q_ASSERT(found != m_texts.end()); // tests/languages checks the keys.
    if (found == m_texts.end()) {
        return key;
    }
    return html::substitute(html::escape(found->second), "{", "}", [&](QByteArrayView name) {
        for (const Hole& hole : holes) {
            if (name == hole.name) {
                return hole.markup;
            }
        }
        return QByteArray();
    });
}

QByteArray Language::date(const QDate& day) const {
    return m_locale.toString(day, QLocale::LongFormat).toUtf8();
}

QByteArray Language::clock(const QTime& at) const {
    // Some locales count the seconds even in the short form.
    QString format = m_locale.timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss"));
    return m_locale.toString(at, format).toUtf8();
}

const std::vector<Language>& languages() {
    static const std::vector<Language> kAll = readLanguages();
    return kAll;
}

const Language& languageOf(const http::Request& request) {
    static const std::vector<QByteArray> kCodes = [] {
        std::vector<QByteArray> codes;
        for (const Language& language : languages()) {
            codes.push_back(language.code());
        }
        return codes;
    }();
    const auto chosen = http::cookie(request.headers.value("cookie"), "parlance_language");
    int found = chosen ? http::lookUpLanguage(*chosen, kCodes) : -1;
    if (found < 0) {
        found = http::lookUpLanguage(request.headers.value("accept-language"), kCodes);
    }
    return languages()[static_cast<std::size_t>(std::max(0, found))];
}

} // namespace parlance
