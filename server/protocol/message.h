// The values that are spoken about: what somebody sends, what the log holds, and the frames that
// every transport carries. Texts and names are UTF-8; times are milliseconds since 1970, UTC.
#pragma once

#include "server/protocol/cursor.h"
#include "server/protocol/error.h"
#include "server/protocol/roomname.h"

#include <QList>

#include <optional>
#include <variant>
#include <vector>

namespace parlance {

// What an entry of the log is. Only messages are made today; the others have their place in the
// schema so that editing, deleting and reacting need no migration.
enum class Kind { Message = 0, Edit = 1, Delete = 2, Reaction = 3 };

// One committed entry. `via` and `n` are its sender's own number, by which a repeat is known.
struct Message {
    RoomName room;
    Cursor cursor{};
    QByteArray cid{};
    QByteArray from{};
    QByteArray via{};
    std::optional<qint64> n{};
    qint64 at = 0;
    QByteArray text{};
};

struct Member {
    QByteArray cid{};
    QByteArray name{};

    friend bool operator==(const Member&, const Member&) = default;
};

// How a reader's cursor was taken up.
enum class Resume { Ok, Gap, Reset };

struct Hello {
    RoomName room;
    Cursor cursor{}; // The position before the first entry that follows.
    Seq head = 0;
    Seq oldest = 1;
    Resume resume = Resume::Ok;
    qint64 missed = 0; // Entries that were asked for and are no longer kept.
    quint64 state = 0;
    QByteArray stream{};  // The capability that names this stream.
    qint64 heartbeat = 0; // Milliseconds.
    std::optional<Member> you{};
};

struct Presence {
    RoomName room;
    quint64 state = 0;
    std::optional<std::vector<Member>>
        full{}; // Everybody (capped), on the first and on a stale state.
    std::vector<Member> joined{};
    std::vector<Member> left{};
    int count = 0;
};

struct Typing {
    RoomName room;
    quint64 state = 0;
    std::vector<QByteArray> cids{};
};

struct Heartbeat {
    RoomName room;
    Cursor cursor{}; // The last entry written to this connection.
    qint64 at = 0;
};

struct Echo {
    RoomName room;
    QByteArray nonce{};
};

struct Bye {
    RoomName room;
    QByteArray reason{}; // A word: "shutdown", "policy".
    qint64 retry = 0;    // Milliseconds, different for every client.
};

// The acknowledgement of a post. It is sent only after commit.
struct Posted {
    RoomName room;
    std::optional<qint64> n{};
    QByteArray via{};
    Cursor cursor{};
};

struct Refusal {
    RoomName room;
    Error error = Error::None;
    std::optional<qint64> n{};
    QByteArray via{};
    qint64 retry = kRetryAfterSeconds * 1000; // Milliseconds, where the table of errors says so.
};

// One JSON answer of the two polling transports and of paging.
struct Answer {
    RoomName room;
    Cursor cursor{};
    Resume resume = Resume::Ok;
    qint64 missed = 0;
    Seq head = 0;
    Seq oldest = 1;
    quint64 state = 0;
    std::optional<std::vector<Member>> people{};
    int count = 0; // Of people; `people` is capped.
    std::optional<std::vector<QByteArray>> typing{};
    std::optional<Bye> bye{};
};

// What a client sends, as a WebSocket frame or as the body of a POST.
struct PostFrame {
    QByteArray text{};
    std::optional<qint64> n{};
    QByteArray via{};
};
struct TypingFrame {
    bool active = true;
};
struct EchoFrame {
    QByteArray nonce{};
    QByteArray stream{}; // Empty: the stream that the frame came on.
};
using ClientFrame = std::variant<PostFrame, TypingFrame, EchoFrame>;

} // namespace parlance
