// The languages of the pages. There are as many as there are catalogues in the resources
// (resources/web/static/text-*.js), which the pages' scripts read as well.
#pragma once

#include "server/http/request.h"

#include <QLocale>

#include <map>
#include <vector>

namespace parlance {

struct Hole {
    const char* name;
    QByteArray markup; // Goes in as it is; texts must have been escaped.
};

class Language {
public:
    explicit Language(QByteArray code);

    // A code of ISO 639: "de".
    const QByteArray& code() const { return m_code; }
    // How it writes dates, times of day and numbers.
    QByteArray date(const QDate& day) const;
    QByteArray clock(const QTime& at) const;
    QByteArray number(qint64 value) const { return m_locale.toString(value).toUtf8(); }
    bool has(const QByteArray& key) const { return m_texts.contains(key); }
    // The text as markup, each {name} filled from the hole of this name.
    QByteArray text(const QByteArray& key, const std::vector<Hole>& holes = {}) const;

private:
    QByteArray m_code;
    QLocale m_locale;
    std::map<QByteArray, QByteArray> m_texts;
};

// English is the first.
const std::vector<Language>& languages();
// What the reader has chosen in the page's menu (a cookie), otherwise what the browser asks for.
const Language& languageOf(const http::Request& request);

} // namespace parlance
