// The parts of a Markdown document that a test can hold against a program: fenced blocks and
// tables, each with its line.
#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace parlance::docs {

// A file of the source tree, README.md say.
QByteArray read(const char* path);

struct Block {
    int line = 0;        // Of the opening fence, from 1.
    QByteArray kind;     // The first word after the fence.
    bool marked = false; // Whether there is a second word.
    QByteArray text;     // Without its last line end.
};
std::vector<Block> blocksOf(const QByteArray& markdown);

// The part below a heading of any level, to the next heading of the same or a higher one. Empty
// where there is no such heading.
QByteArray sectionOf(const QByteArray& markdown, const QByteArray& heading);

using Row = QList<QByteArray>; // The cells without their outer spaces.
// The rows of the first table whose first heading is this one.
std::vector<Row> tableOf(const QByteArray& markdown, const QByteArray& firstColumn);
// The words of a cell that stand in backquotes.
QList<QByteArray> quotedIn(const QByteArray& cell);

} // namespace parlance::docs
