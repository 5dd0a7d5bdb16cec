// What a terminal gets to see. What guests write may not move its cursor, colour it, rename its
// window or pretend to be another line.
#pragma once

#include <QByteArray>

namespace parlance::terminal {

// Control characters and marks that turn the writing direction become visible escapes.
QByteArray harmless(QByteArrayView utf8);
// The same for a text of several lines, whose further lines begin with `indent` spaces.
QByteArray harmlessLines(QByteArrayView utf8, qsizetype indent);
// The same for one JSON value without line ends. RFC 8259 section 7 asks for escapes below U+0020
// only; terminals obey U+009B, too.
QByteArray harmlessJson(QByteArrayView json);

enum class Written {
    Whole,
    ReaderGone,  // A broken pipe: head, say, has seen enough.
    Interrupted, // A stop signal came while the reader let us wait.
    Failed,      // The disk is full, say.
};
// Straight to standard output, without a buffer that could keep a line back.
Written write(QByteArrayView bytes);

// One line on standard error: "parlance tail: the name nowhere is not known".
void complain(const QString& command, const QString& sentence);

} // namespace parlance::terminal
