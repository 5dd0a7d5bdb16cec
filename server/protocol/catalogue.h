// The words of the pages in one language, as resources/web/static/text-*.js keeps them: a module of
// the page's that is one JSON object between "export default" and a semicolon.
#pragma once

#include <QByteArray>

#include <map>

namespace parlance {

// Key to text, both UTF-8. Texts with plural forms are left out: only scripts use them.
std::map<QByteArray, QByteArray> parseCatalogue(QByteArrayView module);

} // namespace parlance
