// The host's decisions on the wire: what it asks for under /host/, and how it sees what holds.
#pragma once

#include "server/protocol/policy.h"

namespace parlance::codec {

// Secrets stay where they are: the host sees that there is one.
struct RoomView {
    QByteArray room{};
    bool locked = false;
    qint64 slow = 0; // Milliseconds.
    bool password = false;
    bool invitation = false;
    std::vector<Member> muted{};
};
struct PolicyView {
    std::vector<RoomView> rooms{}; // Those about which something was decided.
    std::vector<Ban> bans{};
};
QByteArray encode(const PolicyView& view);
// What this version does not know is passed over.
PolicyView policyFrom(QByteArrayView json);

// What is absent stays as it is.
struct RoomChange {
    RoomName room;
    std::optional<bool> locked{};
    std::optional<qint64> slow{};
    std::optional<QByteArray> password{}; // Empty takes it away.
    std::optional<bool> invitation{};     // True makes a new one, and the one before is void.
};
QByteArray encode(const RoomChange& change);
Result<RoomChange> decodeRoomChange(QByteArrayView json);

struct MuteChange {
    RoomName room;
    QByteArray cid{};
    bool muted = true;
};
QByteArray encode(const MuteChange& change);
Result<MuteChange> decodeMute(QByteArrayView json);

// Of a ban its cid and its address; at least one is there.
QByteArray encodeBan(const QByteArray& cid, const QByteArray& address);
Result<Ban> decodeBan(QByteArrayView json);
// {"cid": …} of a kick, {"ban": …} of a lift.
QByteArray encodeKick(const QByteArray& cid);
Result<QByteArray> decodeKick(QByteArrayView json);
QByteArray encodeLift(const QByteArray& ban);
Result<QByteArray> decodeLift(QByteArrayView json);

// The secret of a new invitation, told once.
QByteArray encodeInvitation(const RoomName& room, const QByteArray& secret);
// Empty where the answer has none.
QByteArray invitationFrom(QByteArrayView json);

} // namespace parlance::codec
