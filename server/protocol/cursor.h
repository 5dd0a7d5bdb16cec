// A position in a room's log: "EPOCH-SEQ", valid on every transport. Sequences are dense from 1;
// sequence 0 is the position before the first entry. The epoch names one life of the log.
#pragma once

#include "server/protocol/result.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace parlance {

using Seq = qint64;

inline constexpr qsizetype kEpochLength = 12;

struct Cursor {
    QByteArray epoch;
    Seq seq = 0;

    QByteArray toBytes() const;
    // Error::BadCursor where the text is no cursor; whether it fits the room is the room's to say.
    static Result<Cursor> parse(QByteArrayView text);

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

// Where a reader wants to begin.
struct FromLatest {}; // Nothing said: the last few messages.
struct FromStart {};  // The oldest entry kept.
struct FromNow {};    // Only what comes.
using Start = std::variant<FromLatest, FromStart, FromNow, Cursor>;

// Parses `?after=`: a cursor or one of the words "start" and "now".
Result<Start> parseStart(QByteArrayView text);

// What a reader knows: its place in the log and, where it follows people, their state.
struct Position {
    Start after;
    std::optional<quint64> state;
};

} // namespace parlance
