// What a client writes and reads: the other side of servercodec. Unknown fields and unknown frame
// types are passed over, so that an older client can listen to a newer server.
#pragma once

#include "server/protocol/joinrequest.h"
#include "server/protocol/message.h"

namespace parlance::codec {

struct UnknownFrame {};
using ServerFrame = std::variant<UnknownFrame, Hello, Message, Presence, Typing, Heartbeat, Echo,
                                 Bye, Posted, Refusal>;

// Error::BadJson or Error::BadFrame where the server (or something between) sent nonsense.
Result<ServerFrame> decodeServerFrame(QByteArrayView json);

struct ReceivedAnswer {
    Answer answer;
    std::vector<Message> entries;
};
Result<ReceivedAnswer> decodeAnswer(QByteArrayView json);

struct Joined {
    Member member;
    QByteArray token; // Empty where the server knew this person already.
};
Result<Joined> decodeJoined(QByteArrayView json);
// The room of a server's own page, out of its list of rooms.
Result<RoomName> decodeDefaultRoom(QByteArrayView json);

// The numbers of the answer to a POST.
Result<Cursor> decodePosted(QByteArrayView json);
// The code of an error body; Error::Internal where there is none.
Error decodeError(QByteArrayView json);

QByteArray encode(const PostFrame& post);
QByteArray encode(const TypingFrame& typing);
QByteArray encode(const EchoFrame& echo);
QByteArray encodeJoin(const JoinRequest& wanted);

// One decision of a client's about its transport, for scripts that watch `parlance tail --trace`.
// It is never sent.
struct TraceLine {
    struct Cause {
        QByteArray of{}; // The transport, where it is one's.
        QByteArray kind{};
        int status = 0;
        int close = 0;
        Error code = Error::None;
    };

    qint64 at = 0;
    QByteArray what{};
    QByteArray transport{};
    QByteArray from{};
    std::optional<Cause> cause{};
    qint64 pause = 0; // Milliseconds.
    QByteArray text{};
};
QByteArray encode(const TraceLine& line);

} // namespace parlance::codec
