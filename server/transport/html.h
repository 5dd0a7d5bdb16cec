// Server-made pages: templates out of the resources with their holes filled, every value escaped.
#pragma once

#include "server/http/response.h"

#include <QByteArray>

#include <vector>

namespace parlance::html {

// Text to be shown as it is, in an element or in a quoted attribute.
QByteArray escape(QByteArrayView text);

// What stands for a person where there is no picture, as the page's scripts have it too
// (resources/web/static/person.js): a class of style.css out of the id, and the first letters of
// the first and the last word, escaped.
QByteArray colour(QByteArrayView cid);
QByteArray initials(const QByteArray& name);

struct Hole {
    const char* name;
    QByteArray markup; // Goes in as it is; texts must have been escaped.
};
// The template resources/web/NAME.html with each {{hole}} filled; {{style}} is style.css.
QByteArray fill(const char* name, const std::vector<Hole>& holes);

// The answer that carries a page: its type, and a policy that lets it run and load nothing but our
// style and what this server sends as a file of its own.
http::Response page(int status, QByteArray markup);
http::Headers pageHeaders();

} // namespace parlance::html
