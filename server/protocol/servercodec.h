// What the server writes and reads: values to JSON and JSON to values. Every function is pure;
// the texts it returns are one line each, without a line end. PROTOCOL.md shows each of them.
#pragma once

#include "server/protocol/joinrequest.h"
#include "server/protocol/message.h"

namespace parlance::codec {

// Frames, the same on all transports.
QByteArray encode(const Hello& hello);
QByteArray encode(const Message& message);
QByteArray encode(const Presence& presence);
QByteArray encode(const Typing& typing);
QByteArray encode(const Heartbeat& heartbeat);
QByteArray encode(const Echo& echo);
QByteArray encode(const Bye& bye);
QByteArray encode(const Posted& posted);
QByteArray encode(const Refusal& refusal);

// A polling answer around entries that are encoded already and joined by commas.
QByteArray encode(const Answer& answer, QByteArrayView joinedEntries);

// Bodies of the other resources. The token is told once, at the first join.
QByteArray encodeJoined(const Member& member, QByteArrayView token);
QByteArray encodeMembers(const std::vector<Member>& people, int count, quint64 state);
struct RoomSummary {
    RoomName room;
    int people = 0;
    Seq head = 0;
    bool isClosed = false; // To whoever asks, who then is told no more than its name.
};
// `home` is the room of the page at "/".
QByteArray encodeRooms(const std::vector<RoomSummary>& rooms, const RoomName& home);
QByteArray encodeError(Error error);

// What a client sent. Texts, vias and nonces come back checked against their limits.
Result<ClientFrame> decodeFrame(QByteArrayView json);
// The `via` and `n` of a frame that was refused, as far as they can be read: a refusal bears them
// so that its sender knows which of its messages is meant.
PostFrame decodeNumber(QByteArrayView json);
// The body of …/echo: an echo frame without its type, which must name a stream.
Result<EchoFrame> decodeEcho(QByteArrayView json);
// Who wants to join: the proposed name, tidied and checked, and what opens a closed room.
Result<JoinRequest> decodeJoin(QByteArrayView json);
// The same of a form's fields, as they came.
Result<JoinRequest> checkJoin(JoinRequest wanted);
// A text that may be stored: valid UTF-8, not empty, at most limits::kText.
Result<QByteArray> checkText(QByteArray text);
// A name with its outer and doubled spaces gone, or Error::BadName.
Result<QByteArray> checkName(QByteArrayView name);

} // namespace parlance::codec
