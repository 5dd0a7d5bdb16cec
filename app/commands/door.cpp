#include "app/commands/door.h"

namespace parlance::door {
namespace {

constexpr char kVariable[] = "PARLANCE_PASSWORD";

} // namespace

QString explanation() {
    return QStringLiteral(
               "A closed room opens by the link of an invitation, or by its password in "
               "the environment's variable %1.")
        .arg(QLatin1StringView(kVariable));
}

JoinRequest wish(const RoomUrl& room, const QByteArray& name) {
    // The server would not look at a password beside an invitation.
    const bool isInvited = !room.invitation().isEmpty();
    return {.name = name,
            .password = isInvited ? QByteArray() : qEnvironmentVariable(kVariable).toUtf8(),
            .invitation = room.invitation()};
}

bool hasKey(const RoomUrl& room) {
    return !room.invitation().isEmpty() || !qEnvironmentVariableIsEmpty(kVariable);
}

QString advice(const Failure& failure) {
    return failure.code == Error::PasswordRequired
               ? QStringLiteral(": take an invitation's link, or set %1")
                     .arg(QLatin1StringView(kVariable))
               : QString();
}

} // namespace parlance::door
