// The five transports as people read them.
#pragma once

#include "client/transport.h"

namespace parlance {

QString displayName(Transport transport);
// Of a choice; nothing chosen means automatic.
QString displayName(std::optional<Transport> choice);

} // namespace parlance
