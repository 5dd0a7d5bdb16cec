// What the client takes from a server before it stops trusting it. Sizes are bytes.
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace parlance::limits {

// One frame: a text of 16 KiB escaped is 98,315 bytes, 200 names are about as much.
inline constexpr qsizetype kFrame = qsizetype{1024} * 1024;
// One JSON answer: at most 1 MiB of entries, and the people beside them.
inline constexpr qsizetype kAnswerRead = qsizetype{4} * 1024 * 1024;
// What QNetworkAccessManager may hold unread of a stream. Without a limit it takes all memory
// where the reader is slower than the server.
inline constexpr qint64 kStreamBuffer = qint64{256} * 1024;

// What may wait to be sent of one room: a whole day without a network, typed by hand.
inline constexpr std::size_t kOutboxMessages = 1'000;
inline constexpr qsizetype kOutboxTexts = qsizetype{512} * 1024;
// The same in a file: JSON can make six bytes of one.
inline constexpr qsizetype kOutboxFile = 8 * kOutboxTexts;

} // namespace parlance::limits
