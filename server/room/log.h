// Where the conversation is kept. The log numbers and commits; nobody sees an entry, nor does its
// sender hear of it, before it has been committed here.
//
// Thread: every function is called on the server thread and returns at once; every handler is
// called later on the server thread, in the order of the calls it answers, with two exceptions:
// Overloaded comes ahead of what waits, and a trim, which is done in slices, may come after later
// calls. Handlers must bear that whoever asked has gone.
#pragma once

#include "server/protocol/message.h"

#include <functional>
#include <vector>

namespace parlance {

// An entry that waits for its number.
struct Draft {
    RoomName room;
    QByteArray cid;
    QByteArray from; // The sender's name at this moment: history does not change with it.
    QByteArray via;
    std::optional<qint64> n; // Without one nothing is deduplicated.
    QByteArray text;
    // Where it is another than None, nothing is stored: a repeat gets the numbers of the first, and
    // everything else this as its outcome. Needs `n`.
    Error otherwise = Error::None;
    quint64 ticket = 0; // Comes back unchanged with the outcome.
};

// What became of a draft. A repeat bears the numbers of the first; nothing new was stored.
struct Outcome {
    quint64 ticket = 0;
    Error error = Error::None; // Anything else: nothing was stored and no number was used.
    bool repeat = false;
    std::optional<Message> message; // Present unless there is an error.
};

// The ends of one room's log. An empty one has head 0 and oldest 1.
struct RoomHead {
    RoomName room;
    QByteArray epoch;
    Seq oldest = 1;
    Seq head = 0;
};

enum class Direction { Forward, Backward };

// Entries from `from` on (forward) or from `from` down (backward), `from` included. As many as fit
// both limits, but at least one where there is one.
struct ReadRequest {
    RoomName room;
    Direction direction = Direction::Forward;
    Seq from = 1;
    int maxEntries = 0;
    qsizetype maxBytes = 0; // Of texts.
};

// What to keep of a room; both rules may hold at once. Nothing set: everything.
struct Retention {
    std::optional<qint64> entries;
    std::optional<qint64> milliseconds;
};

class Log {
public:
    using CommitHandler = std::function<void(std::vector<Outcome>)>;
    using ReadHandler = std::function<void(Result<std::vector<Message>>)>;
    using TrimHandler = std::function<void(Result<Seq> oldest)>;

    virtual ~Log() = default;

    // Every draft gets exactly one outcome, in the order of numbering. One call for all that were
    // committed together and between which nothing else was asked for.
    virtual void setCommitHandler(CommitHandler handler) = 0;

    // Everything that waits is committed together. A room that does not exist is an error of the
    // caller. Beyond limits::kDraftsWaiting or kDraftBytesWaiting the outcome is Overloaded.
    virtual void append(std::vector<Draft> drafts) = 0;

    // The page comes in ascending order of its sequence, whatever the direction. It holds what was
    // appended before this call and nothing later. While a trim is under way, it may begin above
    // `from` before the trim's handler has told so.
    virtual void read(const ReadRequest& request, ReadHandler handler) = 0;

    // Forgets what the retention does not keep, by the index. Trimming to nothing keeps the epoch
    // and the numbers: oldest is then head + 1.
    virtual void trim(const RoomName& room, const Retention& retention, TrimHandler handler) = 0;

    // The ends of all rooms as they were when the store was opened.
    virtual const std::vector<RoomHead>& heads() const = 0;
};

} // namespace parlance
