// Server-made pages: templates out of the resources with their texts and holes filled, every value
// escaped.
#pragma once

#include "server/http/response.h"
#include "server/transport/language.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace parlance::html {

// Text to be shown as it is, in an element or in a quoted attribute.
QByteArray escape(QByteArrayView text);

// What stands for a person where there is no picture, as the page's scripts have it too
// (resources/web/static/person.js): a class of style.css out of the id, and the first letters of
// the first and the last word, escaped.
QByteArray colour(QByteArrayView cid);
QByteArray initials(const QByteArray& name);

// Each name between two marks replaced, in one pass, so that a value that looks like a name is not
// replaced again.
using Lookup = std::function<QByteArray(QByteArrayView name)>;
QByteArray substitute(QByteArrayView text, QByteArrayView open, QByteArrayView close,
                      const Lookup& lookup);
// The template resources/web/NAME.html with each {{hole}} and each text {{=key}} of the language
// filled; {{style}} is style.css and {{lang}} the language's code.
QByteArray fill(const Language& language, const char* name, const std::vector<Hole>& holes = {});

// The answer that carries a page: its type, and a policy that lets it run and load nothing but our
// style and what this server sends as a file of its own.
http::Response page(const Language& language, int status, QByteArray markup);
http::Headers pageHeaders(const Language& language);

} // namespace parlance::html
