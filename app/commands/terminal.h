// What commands write: standard output at once, and complaints in which nothing is obeyed.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace parlance::terminal {

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
