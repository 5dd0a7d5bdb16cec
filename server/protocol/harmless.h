// What a terminal gets to see of guests' words: they may not move its cursor, colour it, rename its
// window or pretend to be another line.
#pragma once

#include <QByteArray>

namespace parlance {

// Control characters and marks that turn the writing direction become visible escapes.
QByteArray harmless(QByteArrayView utf8);
// The same for a text of several lines, with this between two of them.
QByteArray harmlessLines(QByteArrayView utf8, QByteArrayView between);
// The same for a name that ": " and a text follow, or "joined". One that has a colon in itself, or
// what looks like one, or what is said of names, stands in quotes, so that nobody can be called
// "Bo: yes" or "Bo left".
QByteArray harmlessAuthor(QByteArrayView name);
// The same for one JSON value without line ends, which means the same afterwards: curl shows it as
// it is. RFC 8259 section 7 asks for escapes below U+0020 only; terminals obey U+009B, too.
QByteArray harmlessJson(QByteArray json);

} // namespace parlance
