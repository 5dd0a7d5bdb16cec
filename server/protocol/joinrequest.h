// Who wants to come into a room, and what opens it where it is closed.
#pragma once

#include <QByteArray>

namespace parlance {

struct JoinRequest {
    QByteArray name{};
    QByteArray password{};   // Empty: none was given.
    QByteArray invitation{}; // The secret of a link; it counts before a password.
};

} // namespace parlance
